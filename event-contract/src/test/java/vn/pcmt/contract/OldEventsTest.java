package vn.pcmt.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.pcmt.contract.plan.PlanIssued;
import vn.pcmt.contract.plan.RequirementSet;
import vn.pcmt.contract.report.ReportSubmitted;
import vn.pcmt.contract.report.ReportingLevel;

/** Golden events as they were before fields were added, {@code golden/before/<token>~<n>.json}: they are read for ever. */
class OldEventsTest {
    private static final Path BEFORE = Path.of("src/test/resources/golden/before");

    static Stream<Path> files() throws IOException {
        return Files.list(BEFORE);
    }

    @ParameterizedTest
    @MethodSource("files")
    void anOldEventIsStillRead(Path file) throws IOException {
        String token = file.getFileName().toString().replaceFirst("~\\d+\\.json$", "");

        Event event = EventCodec.decode(token, Files.readAllBytes(file));

        assertThat(EventTypes.token(event.getClass())).isEqualTo(token);
        assertThat(EventCodec.decode(token, EventCodec.encode(event))).isEqualTo(event);
    }

    @Test
    void aPlanFromBeforeTheDetailsHasNone() throws IOException {
        byte[] old = Files.readAllBytes(BEFORE.resolve("plan.issued.v1~1.json"));

        PlanIssued issued = (PlanIssued) EventCodec.decode("plan.issued.v1", old);

        assertThat(issued.plan().details()).isNull();
        assertThat(issued.plan().requirements().getFirst().deadline()).isNull();
    }

    @Test
    void whatWasOwedOrReportedBeforeThereWereLevelsIsACommunes() throws IOException {
        RequirementSet set = (RequirementSet) EventCodec.decode(
                "requirement.set.v1", Files.readAllBytes(BEFORE.resolve("requirement.set.v1~2.json")));
        ReportSubmitted submitted = (ReportSubmitted) EventCodec.decode(
                "report.submitted.v1", Files.readAllBytes(BEFORE.resolve("report.submitted.v1~1.json")));

        assertThat(set.requirement().level()).isEqualTo(ReportingLevel.COMMUNE);
        assertThat(submitted.report().level()).isEqualTo(ReportingLevel.COMMUNE);
    }
}
