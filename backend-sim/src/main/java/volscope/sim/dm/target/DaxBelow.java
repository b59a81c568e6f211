package volscope.sim.dm.target;

import volscope.sim.device.Block;
import volscope.sim.device.Dax;
import volscope.sim.device.DevNo;
import volscope.sim.device.Sectors;
import volscope.sim.kernel.Errno;
import volscope.sim.kernel.Kernel;
import volscope.sim.profile.Profile.DaxOffset;

/** Direct access to a lower device, at a sector that need not start a page. */
final class DaxBelow {

    private DaxBelow() {
    }

    static Dax.Access access(Kernel kernel, DevNo dev, long sector, long pages, Dax.Intent intent) {
        boolean checked = kernel.profile().dm().daxOffset() == DaxOffset.CHECKED;
        if (checked && sector % Sectors.PER_PAGE != 0) {
            return new Dax.Refused(Errno.EINVAL);
        }
        return kernel.get(Block.LAYER).directAccess(dev, sector / Sectors.PER_PAGE, pages, intent);
    }
}
