package vn.pcmt.kit.outbox;

/** An aggregate document whose events await publication. Its id is a {@code String}, its outbox's field {@code outbox}. */
public interface OutboxHolder {
    Outbox outbox();
}
