package vn.pcmt.plan.imports;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.TypeAlias;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.Sha256;

/**
 * Carries imports out: all rows are judged before the first is written, then each is one write. Cut short, the same file
 * is sent again: rows written before are found unchanged. What was imported by whom stays on record.
 */
@Component
public class Imports {
    private final MongoTemplate mongo;
    private final Clock clock;

    Imports(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** Says what an import would do, and does nothing. */
    public ImportOutcome tryOut(byte[] file, CsvColumns columns, Function<CsvTable, PreparedImport> prepare) {
        return outcome(CsvTable.read(file, columns), prepare);
    }

    /**
     * @param what is imported, such as {@code units}, with all that shapes how the file is read
     * @param prepare judges the rows; a row that is written already must come to nothing
     * @param writer carries all writes out
     * @throws Refusal {@code import-refused} with every row at fault; {@code idempotency-key-reused}
     */
    public ImportOutcome carryOut(
            String what,
            byte[] file,
            CsvColumns columns,
            Caller caller,
            IdempotencyKey key,
            Function<CsvTable, PreparedImport> prepare,
            Consumer<PreparedImport> writer) {
        String id = caller.id() + " " + key.value();
        String fingerprint = Sha256.hex(what.getBytes(StandardCharsets.UTF_8), file);
        ImportRecord known = mongo.findById(id, ImportRecord.class);
        if (known != null && !known.fingerprint().equals(fingerprint)) {
            throw new Refusal(Refusal.Kind.CONFLICT, "idempotency-key-reused");
        }
        if (known != null && known.outcome() != null) {
            return known.outcome();
        }
        CsvTable table = CsvTable.read(file, columns);
        PreparedImport prepared = prepare.apply(table);
        ImportOutcome outcome = outcome(table, prepared);
        if (!outcome.problems().isEmpty()) {
            throw new Refusal(
                            Refusal.Kind.INVALID,
                            "import-refused",
                            outcome.problems().size())
                    .withFields(
                            outcome.problems().stream().map(RowProblem::asField).toList());
        }
        ImportRecord begun = new ImportRecord(id, what, fingerprint, caller.id(), clock.instant(), null, null);
        if (known == null) {
            begin(begun);
        }
        writer.accept(prepared);
        ImportOutcome counts = outcome.counts();
        mongo.save(new ImportRecord(
                id,
                what,
                fingerprint,
                caller.id(),
                known == null ? begun.begun() : known.begun(),
                clock.instant(),
                counts));
        return counts;
    }

    private void begin(ImportRecord record) {
        try {
            mongo.insert(record);
        } catch (DuplicateKeyException twice) {
            ImportRecord other = mongo.findById(record.id(), ImportRecord.class);
            if (other != null && !other.fingerprint().equals(record.fingerprint())) {
                throw new Refusal(Refusal.Kind.CONFLICT, "idempotency-key-reused");
            }
        }
    }

    private static ImportOutcome outcome(CsvTable table, Function<CsvTable, PreparedImport> prepare) {
        return outcome(table, prepare.apply(table));
    }

    private static ImportOutcome outcome(CsvTable table, PreparedImport prepared) {
        table.problems().forEach(problem -> prepared.refused(List.of(problem)));
        return prepared.outcome();
    }

    /**
     * An import on record.
     *
     * @param id caller and idempotency key
     * @param fingerprint of the file and how it was read
     * @param outcome null until the last row was written
     */
    @Document("imports")
    @TypeAlias("import")
    record ImportRecord(
            @Id String id,
            String what,
            String fingerprint,
            String by,
            Instant begun,
            @Nullable Instant done,
            @Nullable ImportOutcome outcome) {}
}
