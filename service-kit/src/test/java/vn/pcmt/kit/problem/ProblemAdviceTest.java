package vn.pcmt.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.mock.web.MockHttpServletRequest;
import tools.jackson.databind.json.JsonMapper;

class ProblemAdviceTest {
    private final SecretPaths paths = new SecretPaths(List.of());
    private final ProblemAdvice advice =
            new ProblemAdvice(new Problems(new StaticMessageSource(), JsonMapper.shared(), paths), paths);
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/reports");
    private final Logger log = (Logger) LoggerFactory.getLogger(ProblemAdvice.class);
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();

    @BeforeEach
    void listen() {
        told.start();
        log.addAppender(told);
    }

    @AfterEach
    void stopListening() {
        log.detachAppender(told);
    }

    @Test
    void aClientThatWentAwayWhileItWasAnsweredIsNobodysError() {
        var broken = new ClientAbortException(new SocketException("Broken pipe"));

        assertThat(advice.anythingElse(new HttpMessageNotWritableException("no", broken), request))
                .isNull();
        assertThat(advice.anythingElse(broken, request)).isNull();

        assertThat(told.list).noneMatch(entry -> entry.getLevel().isGreaterOrEqual(Level.INFO));
    }

    @Test
    void aFailureThatNobodyForesawIsAnError() {
        var answer = advice.anythingElse(new IOException("the disk is full"), request);

        assertThat(answer).isNotNull();
        assertThat(answer.getStatusCode().value()).isEqualTo(500);
        assertThat(told.list)
                .singleElement()
                .extracting(ILoggingEvent::getLevel)
                .isEqualTo(Level.ERROR);
    }
}
