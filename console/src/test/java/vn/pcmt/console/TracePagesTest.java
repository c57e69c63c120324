package vn.pcmt.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The trace of a click goes with what the console asks services for it. */
@ConsolePages
class TracePagesTest {

    @Autowired
    private Pages pages;

    @BeforeEach
    void forget() {
        pages.forget();
    }

    @Test
    void everyClickHasATraceOfItsOwnWhichItsCommandCarries() throws Exception {
        for (String key : List.of("a", "b")) {
            pages.open(post("/quan-tri/van-hanh/tinh-lai").param("key", key).with(csrf()), "ADMIN");
        }

        List<String> traces = pages.calls("POST", "/api/v1/rebuilds").stream()
                .map(call -> call.headers().getOrDefault("traceparent", ""))
                .toList();
        assertThat(traces).hasSize(2).allMatch(trace -> trace.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]"));
        assertThat(traces.getFirst().substring(3, 35))
                .isNotEqualTo(traces.getLast().substring(3, 35));
    }
}
