package vn.pcmt.notification.delivery;

import java.util.List;
import java.util.function.Function;

/** Systems of the province that asked to be told what officers are told. */
public interface Subscribers {

    /** Gives the lanes by which those are told that asked for such an alert; read once for many alerts. */
    Function<AlertCause, List<Lane>> now();
}
