package vn.pcmt.report.area;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.kit.web.Receipts;

/** A group of areas that administrators keep, with everything it ever was. */
@Document(AreaGroup.COLLECTION)
@TypeAlias("areaGroup")
final class AreaGroup {

    static final String COLLECTION = "area_groups";

    @Id
    private final String code;

    @Version
    private @Nullable Long version;

    private final List<Edition> editions;
    private final Receipts receipts;

    /** What the group was from a moment on. */
    record Edition(int number, GroupText text, Instant at, String by) {}

    @PersistenceCreator
    AreaGroup(String code, @Nullable Long version, List<Edition> editions, Receipts receipts) {
        this.code = code;
        this.version = version;
        this.editions = new ArrayList<>(editions);
        this.receipts = receipts;
    }

    static AreaGroup called(String code) {
        return new AreaGroup(code, null, List.of(), new Receipts());
    }

    /** Is something else from now on; nothing happens if it is that already. */
    void become(GroupText text, String by, Instant at) {
        if (editions.isEmpty() || !current().text().equals(text)) {
            editions.add(new Edition(editions.size() + 1, text, at, by));
        }
    }

    String code() {
        return code;
    }

    Edition current() {
        return editions.getLast();
    }

    /** The first edition first. */
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
