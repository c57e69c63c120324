package vn.pcmt.plan.evaluation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.web.Receipts;

/** A model that proved itself in a plan, with the units that have taken it over. */
@Document(ReplicatedModel.COLLECTION)
@TypeAlias("model")
final class ReplicatedModel {
    static final String COLLECTION = "models";

    @Id
    private final String id;

    @Version
    private @Nullable Long version;

    @Indexed
    private final String planId;

    private final ModelText text;
    private final List<Adoption> adoptions;
    private final Receipts receipts;

    /**
     * A unit took the model over.
     *
     * @param on first day
     * @param by officer id of who said so
     */
    record Adoption(String unit, LocalDate on, @Nullable String note, Instant at, String by) {}

    @PersistenceCreator
    private ReplicatedModel(
            String id,
            @Nullable Long version,
            String planId,
            ModelText text,
            List<Adoption> adoptions,
            Receipts receipts) {
        this.id = id;
        this.version = version;
        this.planId = planId;
        this.text = text;
        this.adoptions = new ArrayList<>(adoptions);
        this.receipts = receipts;
    }

    static ReplicatedModel of(String id, String planId, ModelText text) {
        return new ReplicatedModel(id, null, planId, text, List.of(), new Receipts());
    }

    /** @throws Refusal {@code model-adopted-already} */
    void adopt(Adoption adoption) {
        if (adoptions.stream().anyMatch(known -> known.unit().equals(adoption.unit()))) {
            throw new Refusal(Refusal.Kind.CONFLICT, "model-adopted-already", adoption.unit());
        }
        adoptions.add(adoption);
    }

    String id() {
        return id;
    }

    String planId() {
        return planId;
    }

    ModelText text() {
        return text;
    }

    List<Adoption> adoptions() {
        return List.copyOf(adoptions);
    }

    long revision() {
        return version == null ? 0 : version;
    }

    Receipts receipts() {
        return receipts;
    }
}
