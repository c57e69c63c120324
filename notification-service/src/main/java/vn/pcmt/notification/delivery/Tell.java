package vn.pcmt.notification.delivery;

/** Has the right officers told of something, each of them once, however often it is asked to. */
public interface Tell {

    /** Decides who is told, and has it delivered, or keeps the reason why not. */
    void tell(AlertCause cause);
}
