package vn.pcmt.report.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.report.Person.json;
import static vn.pcmt.report.attachment.CommuneDesk.assertProblem;
import static vn.pcmt.report.attachment.CommuneDesk.key;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import vn.pcmt.kit.test.SampleFiles;
import vn.pcmt.kit.test.TestScanner;
import vn.pcmt.kit.test.TestScanner.Mood;
import vn.pcmt.report.OnStore;

/** Files of reports where a scanner is named. */
@OnStore
class ScannedAttachmentTest {
    private static final TestScanner DAEMON = new TestScanner();

    @DynamicPropertySource
    static void aScannerIsNamed(DynamicPropertyRegistry settings) {
        settings.add("pcmt.scan.host", () -> "127.0.0.1");
        settings.add("pcmt.scan.port", DAEMON::port);
        settings.add("pcmt.scan.answer", () -> "1s");
    }

    @Autowired
    private ApplicationContext context;

    private CommuneDesk desk;

    @BeforeEach
    void aCommuneOwesAugust() {
        DAEMON.feels(Mood.WELL);
        desk = new CommuneDesk(context);
    }

    @AfterAll
    static void close() {
        DAEMON.close();
    }

    @Test
    void aCleanFileIsKeptAndShownAsClean() {
        desk.put(SampleFiles.PDF);

        assertThat(desk.list(desk.reporter).at("/0/scan").asString()).isEqualTo("CLEAN");
    }

    @Test
    void anInfectedFileIsRefusedByTheNameOfWhatWasFound() throws IOException {
        MvcTestResult refused = desk.put("a.pdf", infected());

        assertProblem(refused, 422, "file-infected");
        assertThat(json(refused).get("detail").asString()).contains("Eicar-Test-Signature");
        desk.assertNothingIsLeft();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.INCLUDE,
            names = {"SILENT", "DEAF", "HANGS_UP", "FAILS"})
    void withoutAnAnswerNothingIsKeptAndTheSameUploadSucceedsLater(Mood mood) {
        DAEMON.feels(mood);
        String key = key();

        MvcTestResult refused = desk.put(desk.reporter, "a.pdf", SampleFiles.PDF, key, 0L);

        assertProblem(refused, 503, "scan-unavailable");
        assertThat(refused.getResponse().getHeader(HttpHeaders.RETRY_AFTER)).isNotBlank();
        desk.assertNothingIsLeft();
        DAEMON.feels(Mood.WELL);
        assertThat(desk.put(desk.reporter, "a.pdf", SampleFiles.PDF, key, 0L)).hasStatus(201);
    }

    @Test
    void aRepeatedUploadIsNotScannedAgain() {
        String key = key();
        desk.put(desk.reporter, "a.pdf", SampleFiles.PDF, key, 0L);
        int asked = DAEMON.asked();

        assertThat(desk.put(desk.reporter, "a.pdf", SampleFiles.PDF, key, 0L)).hasStatus(201);

        assertThat(DAEMON.asked()).isEqualTo(asked);
    }

    private static byte[] infected() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(SampleFiles.PDF);
        content.write(TestScanner.virus());
        return content.toByteArray();
    }
}
