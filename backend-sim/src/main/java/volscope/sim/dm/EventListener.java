package volscope.sim.dm;

import volscope.sim.device.DevNo;

/** Who wants to know of the events of mapped devices. Subsystems implement it; they are found by their type. */
public interface EventListener {

    /** A device had an event. */
    void happened(DevNo dev);
}
