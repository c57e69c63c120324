package vn.pcmt.kit.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.pcmt.kit.problem.Refusal;

/**
 * The keyed commands an aggregate has carried out, saved within its document: carrying a command out and remembering it
 * are one write. Only the latest {@value #KEPT} are kept; a repetition later than that meets the aggregate's version
 * check instead.
 */
public final class Receipts {
    private static final int KEPT = 20;

    private final List<Receipt> items;

    /** For a new aggregate. */
    public Receipts() {
        this(new ArrayList<>());
    }

    @org.springframework.data.annotation.PersistenceCreator
    Receipts(List<Receipt> items) {
        this.items = new ArrayList<>(items);
    }

    /**
     * The answer given the first time this command was sent, if it was.
     *
     * @param fingerprint {@link Fingerprint} of the command
     * @throws Refusal {@code idempotency-key-reused} if the key was used for another command or other content
     */
    public Optional<String> answerTo(IdempotencyKey key, String fingerprint) {
        return items.stream()
                .filter(receipt -> receipt.key().equals(key.value()))
                .findFirst()
                .map(receipt -> {
                    if (!receipt.fingerprint().equals(fingerprint)) {
                        throw new Refusal(Refusal.Kind.CONFLICT, "idempotency-key-reused");
                    }
                    return receipt.answer();
                });
    }

    /** Remembers a command together with its answer. */
    public void add(IdempotencyKey key, String fingerprint, String answer) {
        items.add(new Receipt(key.value(), fingerprint, answer));
        if (items.size() > KEPT) {
            items.removeFirst();
        }
    }

    record Receipt(String key, String fingerprint, String answer) {}
}
