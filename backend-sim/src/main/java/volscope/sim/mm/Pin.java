package volscope.sim.mm;

import volscope.sim.device.Dax.Pfn;

/**
 * A page that a device holds to write into it, for a short time.
 *
 * @param task
 *            in whose name
 * @param page
 *            the page of the file
 * @param pfn
 *            where it was when it was taken
 */
public record Pin(String task, FilePage page, Pfn pfn) {
}
