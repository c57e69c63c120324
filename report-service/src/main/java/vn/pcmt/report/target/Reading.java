package vn.pcmt.report.target;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.view.TargetAtRisk;
import vn.pcmt.contract.view.TargetMeasured;
import vn.pcmt.contract.view.TargetMet;
import vn.pcmt.contract.view.TargetMissed;
import vn.pcmt.contract.view.TargetOnTrack;
import vn.pcmt.contract.view.TargetReading;
import vn.pcmt.contract.view.TargetReadingEvent;
import vn.pcmt.contract.view.TargetStatus;
import vn.pcmt.kit.outbox.Outbox;
import vn.pcmt.kit.outbox.OutboxHolder;

/** The latest reading of a target, or of one unit of it. Told whenever it changes, and only then. */
@Document(Reading.COLLECTION)
@TypeAlias("reading")
final class Reading implements OutboxHolder {
    static final String COLLECTION = "target_readings";

    @Id
    private final String id;

    @Version
    private @Nullable Long version;

    @Indexed
    private final String targetId;

    private @Nullable TargetReading latest;
    private final Outbox outbox;

    @PersistenceCreator
    private Reading(String id, @Nullable Long version, String targetId, @Nullable TargetReading latest, Outbox outbox) {
        this.id = id;
        this.version = version;
        this.targetId = targetId;
        this.latest = latest;
        this.outbox = outbox;
    }

    /** One that has not been taken yet. */
    static Reading of(String targetId, @Nullable String unit) {
        return new Reading(TargetReading.id(targetId, unit), null, targetId, null, new Outbox());
    }

    /** Whether the reading is another one than before; then it waits to be told. */
    boolean take(TargetReading reading, Instant at) {
        TargetReading before = latest;
        if (reading.equals(before)) {
            return false;
        }
        boolean turned = before == null || before.status() != reading.status();
        outbox.record(version -> event(turned ? reading.status() : null, version, at, reading));
        latest = reading;
        return true;
    }

    private static TargetReadingEvent event(
            @Nullable TargetStatus turnedTo, long version, Instant at, TargetReading reading) {
        return switch (turnedTo) {
            case null -> new TargetMeasured(version, at, reading);
            case NOT_DUE, INSUFFICIENT_DATA -> new TargetMeasured(version, at, reading);
            case ON_TRACK -> new TargetOnTrack(version, at, reading);
            case AT_RISK -> new TargetAtRisk(version, at, reading);
            case MISSED -> new TargetMissed(version, at, reading);
            case MET -> new TargetMet(version, at, reading);
        };
    }

    String id() {
        return id;
    }

    String targetId() {
        return targetId;
    }

    @Nullable
    TargetReading latest() {
        return latest;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }
}
