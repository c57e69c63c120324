package vn.pcmt.notification.delivery;

import java.util.List;

/** Has the right officers told of something, each of them once, however often it is asked to. */
public interface Tell {

    /** Decides who is told of each, and has it delivered, or keeps the reason why not. */
    void tell(List<AlertCause> causes);

    /** The same of one. */
    default void tell(AlertCause cause) {
        tell(List.of(cause));
    }
}
