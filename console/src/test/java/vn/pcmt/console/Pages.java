package vn.pcmt.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Opens pages as somebody, and tells what the console asked the services. */
final class Pages {
    static final StubServices SERVICES = start();
    private final MockMvc mvc;

    Pages(MockMvc mvc) {
        this.mvc = mvc;
    }

    private static StubServices start() {
        try {
            return new StubServices(0);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Points the console to the stand-ins. */
    static final class OnStandIns implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "PCMT_CONSOLE_SECRET=stub",
                            "PCMT_ISSUER=" + SERVICES.url(),
                            "PCMT_PLAN_URL=" + SERVICES.url(),
                            "PCMT_REPORT_URL=" + SERVICES.url(),
                            "PCMT_NOTIFICATION_URL=" + SERVICES.url(),
                            // Each test has the services answer as it likes.
                            "pcmt.services.keep=0s",
                            "PCMT_SAMPLE=true")
                    .applyTo(context);
        }
    }

    /** Canned answers and no calls yet. */
    void forget() {
        SERVICES.answers.clear();
        SERVICES.calls.clear();
    }

    /** A service answers otherwise: {@code POST /api/v1/…}. */
    void answer(String call, int status, String body) {
        SERVICES.answers.put(call, java.util.Map.entry(status, body));
    }

    void answerAsUsual(String call) {
        SERVICES.answers.remove(call);
    }

    /** The only calls of that kind. */
    List<StubServices.Call> calls(String method, String path) {
        return SERVICES.calls.stream()
                .filter(call -> call.method().equals(method) && call.path().equals(path))
                .toList();
    }

    /** What was asked for at a path, each time. */
    List<java.util.Map<String, String>> queries(String path) {
        return SERVICES.calls.stream()
                .filter(call -> call.path().equals(path))
                .map(StubServices.Call::query)
                .toList();
    }

    MockHttpServletResponse open(AbstractMockHttpServletRequestBuilder<?> request, String role) throws Exception {
        return mvc.perform(request.with(as(role))).andReturn().getResponse();
    }

    /** The text of a page that opens. */
    String page(AbstractMockHttpServletRequestBuilder<?> request, String role) throws Exception {
        var response = open(request, role);
        assertThat(response.getStatus()).isEqualTo(200);
        return text(response);
    }

    static String text(MockHttpServletResponse response) throws Exception {
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    /** A visitor with a role, signed in; the token is that of the test support. */
    static RequestPostProcessor as(String role) {
        return oidcLogin()
                .authorities(List.of(new SimpleGrantedAuthority("ROLE_" + role)))
                .idToken(id -> id.claim("preferred_username", "user")
                        .claim("name", "Người dùng thử")
                        .claim("roles", List.of(role))
                        .claim("unit", StubServices.COMMUNE));
    }
}
