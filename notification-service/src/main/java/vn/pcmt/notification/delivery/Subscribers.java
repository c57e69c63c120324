package vn.pcmt.notification.delivery;

import java.util.List;

/** Systems of the province that asked to be told what officers are told. */
public interface Subscribers {

    /** The lanes by which those that asked for such an alert are told. */
    List<Lane> of(AlertCause cause);
}
