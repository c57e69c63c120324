package vn.pcmt.report.mapping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.kit.web.Receipts;

/** A mapping with everything it ever said: an import keeps the edition it was read by. */
@Document(FormMapping.COLLECTION)
@TypeAlias("formMapping")
public final class FormMapping {

    static final String COLLECTION = "form_mappings";

    @Id
    private final String code;

    @Version
    private @Nullable Long version;

    private final List<Edition> editions;
    private final Receipts receipts;

    /** What the mapping said from a moment on. */
    public record Edition(int number, MappingText text, Instant at, String by) {}

    @PersistenceCreator
    FormMapping(String code, @Nullable Long version, List<Edition> editions, Receipts receipts) {
        this.code = code;
        this.version = version;
        this.editions = new ArrayList<>(editions);
        this.receipts = receipts;
    }

    static FormMapping called(String code) {
        return new FormMapping(code, null, List.of(), new Receipts());
    }

    /** Says something else from now on; nothing happens if it says that already. */
    void say(MappingText text, String by, Instant at) {
        if (editions.isEmpty() || !current().text().equals(text)) {
            editions.add(new Edition(editions.size() + 1, text, at, by));
        }
    }

    public String code() {
        return code;
    }

    public Edition current() {
        return editions.getLast();
    }

    public Optional<Edition> edition(int number) {
        return editions.stream().filter(one -> one.number() == number).findFirst();
    }

    List<Edition> editions() {
        return List.copyOf(editions);
    }

    /** Number for the entity tag. */
    long version() {
        return Objects.requireNonNull(version, "not saved yet");
    }

    Receipts receipts() {
        return receipts;
    }
}
