package vn.pcmt.kit.problem;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import jakarta.servlet.Filter;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.mongodb.UncategorizedMongoDbException;
import org.springframework.http.MediaType;
import org.springframework.kafka.KafkaException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Bodies that are too long, requests that are none, and a store or a broker that is away. */
class RequestsAtTheLimitTest {
    private static final int LIMIT = 1000;

    @RestController
    static class Notes {
        private final RuntimeException failure;

        Notes(RuntimeException failure) {
            this.failure = failure;
        }

        @PostMapping("/notes")
        int length(@RequestBody Map<String, String> note) {
            return note.getOrDefault("text", "").length();
        }

        @PostMapping("/files/{id}")
        int file(@RequestBody Map<String, String> file) {
            return length(file);
        }

        @PostMapping("/failures")
        void fail() {
            throw failure;
        }
    }

    @Test
    void takesABodyOfExactlyTheLimit() throws Exception {
        service(null)
                .perform(post("/notes").contentType(MediaType.APPLICATION_JSON).content(noteOf(LIMIT)))
                .andExpect(status().isOk());
    }

    @Test
    void takesMoreWhereFilesAreSentButNotEverything() throws Exception {
        service(null)
                .perform(
                        post("/files/1").contentType(MediaType.APPLICATION_JSON).content(noteOf(2 * LIMIT)))
                .andExpect(status().isOk());
        service(null)
                .perform(
                        post("/files/1").contentType(MediaType.APPLICATION_JSON).content(noteOf(2 * LIMIT + 1)))
                .andExpect(status().is(413));
    }

    @Test
    void refusesABodyThatSaysItIsLonger() throws Exception {
        service(null)
                .perform(post("/notes").contentType(MediaType.APPLICATION_JSON).content(noteOf(LIMIT + 1)))
                .andExpect(status().is(413))
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.code").value("too-large"))
                .andExpect(jsonPath("$.title").value("Nội dung quá lớn"));
    }

    @Test
    void refusesABodyThatNamesNoLengthAndTurnsOutToBeLonger() throws Exception {
        Filter chunked = (request, response, chain) -> chain.doFilter(
                new HttpServletRequestWrapper((HttpServletRequest) request) {
                    @Override
                    public int getContentLength() {
                        return -1;
                    }

                    @Override
                    public long getContentLengthLong() {
                        return -1;
                    }
                },
                response);
        service(null, chunked)
                .perform(post("/notes").contentType(MediaType.APPLICATION_JSON).content(noteOf(LIMIT + 1)))
                .andExpect(status().is(413))
                .andExpect(jsonPath("$.code").value("too-large"));
        service(null, chunked)
                .perform(post("/notes").contentType(MediaType.APPLICATION_JSON).content(noteOf(LIMIT)))
                .andExpect(status().isOk());
    }

    static Stream<RuntimeException> outages() {
        return Stream.of(
                new DataAccessResourceFailureException("no server", new MongoTimeoutException("timed out")),
                new MongoTimeoutException("timed out"),
                new UncategorizedMongoDbException("disk full", refused(14031)),
                new KafkaException("not sent", new TimeoutException("no broker")));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void aStoreOrABrokerThatIsAwayIsNoErrorOfTheSystem(RuntimeException outage) throws Exception {
        service(outage)
                .perform(post("/failures"))
                .andExpect(status().is(503))
                .andExpect(header().string("Retry-After", "5"))
                .andExpect(jsonPath("$.code").value("unavailable"))
                .andExpect(jsonPath("$.title").value("Dịch vụ tạm thời chưa sẵn sàng"));
        service(outage)
                .perform(post("/failures").header("Accept-Language", "en"))
                .andExpect(jsonPath("$.title").value("The service is not ready for now"));
    }

    @Test
    void dataTheStoreRefusesIsAnErrorOfTheSystem() throws Exception {
        service(new DataIntegrityViolationException("invalid", refused(121)))
                .perform(post("/failures"))
                .andExpect(status().is(500))
                .andExpect(jsonPath("$.code").value("internal-error"));
    }

    @Test
    void anAddressThatCannotBeDecodedAndATypeThatIsNoneAreMistakesOfTheSender() throws Exception {
        service(new InvalidParameterException("Character decoding failed"))
                .perform(post("/failures"))
                .andExpect(status().is(400))
                .andExpect(jsonPath("$.code").value("malformed-request"));
        service(new IllegalArgumentException("Content-Type cannot contain wildcard type '*'"))
                .perform(post("/failures").header("Content-Type", "*/*"))
                .andExpect(status().is(415))
                .andExpect(jsonPath("$.code").value("unsupported-media-type"));
    }

    @Test
    void aHeaderWithSignsThatNoHeaderHasIsAMistakeOfTheSender() throws Exception {
        service(new RequestRejectedException("The request was rejected because of a header value"))
                .perform(post("/failures"))
                .andExpect(status().is(400))
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.code").value("malformed-request"));
    }

    @Test
    void theAddressOfErrorsTellsOfOneOnlyToTheServer() throws Exception {
        service(null)
                .perform(get("/error"))
                .andExpect(status().is(404))
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.code").value("not-found"));
        service(null)
                .perform(get("/error").requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 503))
                .andExpect(status().is(503))
                .andExpect(jsonPath("$.code").value("internal-error"));
    }

    private static MongoCommandException refused(int code) {
        return new MongoCommandException(
                new BsonDocument("ok", new BsonInt32(0)).append("code", new BsonInt32(code)),
                new ServerAddress("127.0.0.1", 27018));
    }

    /** A JSON note of so many bytes. */
    private static String noteOf(int bytes) {
        return "{\"text\":\"" + "x".repeat(bytes - "{\"text\":\"\"}".length()) + "\"}";
    }

    private static MockMvc service(RuntimeException failure, Filter... before) {
        Problems problems =
                new Problems(new StaticMessageSource(), JsonMapper.builder().build(), new SecretPaths(List.of()));
        return MockMvcBuilders.standaloneSetup(new Notes(failure), new ErrorProblems(problems))
                .setControllerAdvice(new ProblemAdvice(problems, new SecretPaths(List.of())))
                .addFilters(Stream.concat(
                                Stream.of(before),
                                Stream.of(new RequestBodyLimit(
                                        problems,
                                        new BodyLimit(
                                                DataSize.ofBytes(LIMIT),
                                                List.of(new BodyLimit.Larger(
                                                        "/files/{id}", DataSize.ofBytes(2 * LIMIT)))))))
                        .toArray(Filter[]::new))
                .build();
    }
}
