package vn.pcmt.contract.plan;

/** Where a task is in its life. */
public enum TaskStatus {
    /** In force; being carried out. */
    ASSIGNED,
    /** Said to be done by who answers for it; not yet confirmed. */
    DONE,
    /** Confirmed by who decides: the end. */
    CONFIRMED,
    /** Said to be done, and sent back. Being carried out again. */
    RETURNED,
    /** Nobody owes it any more: the other end. */
    WITHDRAWN;

    /** Whether it still has to be carried out. */
    public boolean isOpen() {
        return this == ASSIGNED || this == RETURNED;
    }
}
