package vn.pcmt.plan.template;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.kit.web.Receipts;
import vn.pcmt.plan.plan.PlanText;

/** A plan template with all its versions: plans keep the one they were made from. */
@Document(PlanTemplate.COLLECTION)
@TypeAlias("planTemplate")
final class PlanTemplate {
    static final String COLLECTION = "plan_templates";

    @Id
    private final String id;

    @Version
    private @Nullable Long version;

    private String name;
    private final List<Edition> editions;
    private final Receipts receipts;

    /** What the template said from a moment on. */
    record Edition(int number, PlanText plan, Instant at, String by) {}

    @PersistenceCreator
    private PlanTemplate(String id, @Nullable Long version, String name, List<Edition> editions, Receipts receipts) {
        this.id = id;
        this.version = version;
        this.name = name;
        this.editions = new ArrayList<>(editions);
        this.receipts = receipts;
    }

    static PlanTemplate of(String id, TemplateText text, String by, Instant at) {
        PlanTemplate template = new PlanTemplate(id, null, text.name(), List.of(), new Receipts());
        template.rewrite(text, by, at);
        return template;
    }

    /** A new name is no new edition, another text is. */
    void rewrite(TemplateText text, String by, Instant at) {
        name = text.name();
        if (editions.isEmpty() || !current().plan().equals(text.plan())) {
            editions.add(new Edition(editions.size() + 1, text.plan(), at, by));
        }
    }

    Edition current() {
        return editions.getLast();
    }

    Optional<Edition> edition(int number) {
        return editions.stream().filter(one -> one.number() == number).findFirst();
    }

    List<Edition> editions() {
        return List.copyOf(editions);
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    /** Number of the stored revision, the entity tag. */
    long revision() {
        return version == null ? 0 : version;
    }

    Receipts receipts() {
        return receipts;
    }
}
