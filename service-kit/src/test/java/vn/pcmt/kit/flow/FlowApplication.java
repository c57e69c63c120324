package vn.pcmt.kit.flow;

import io.micrometer.tracing.Tracer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.data.mongodb.repository.config.EnableMongoRepositories;
import org.springframework.http.ResponseEntity;
import org.springframework.messaging.Message;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.Topic;
import vn.pcmt.contract.officer.OfficerAmended;
import vn.pcmt.contract.officer.OfficerEvent;
import vn.pcmt.contract.officer.OfficerLeft;
import vn.pcmt.contract.officer.OfficerRegistered;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.officer.OfficerState;
import vn.pcmt.kit.consume.EventConsumers;
import vn.pcmt.kit.consume.VersionedWrites;
import vn.pcmt.kit.outbox.OutboxSource;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;

/** A whole service in one file: commands over HTTP, events out, events in, a read model. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableMongoRepositories(considerNestedRepositories = true)
public class FlowApplication {

    public static SpringApplicationBuilder application() {
        return new SpringApplicationBuilder(FlowApplication.class).properties("spring.config.name=kit-flow");
    }

    @Bean
    OutboxSource officerFiles() {
        return new OutboxSource("officer_files", Topic.OFFICER_EVENTS, OfficerFile.class);
    }

    @Bean
    Consumer<Message<byte[]>> officerEvents(EventConsumers consumers, SeenOfficers seen) {
        return consumers.<OfficerEvent>consumer(Topic.OFFICER_EVENTS, "kit-flow", seen::on);
    }

    @Bean
    SeenOfficers seenOfficers(VersionedWrites writes, Tracer tracer) {
        return new SeenOfficers(writes, tracer);
    }

    /** The read model: the latest post of each officer, and the trace in which it came. */
    record SeenOfficers(VersionedWrites writes, Tracer tracer) {
        void on(EventEnvelope<? extends OfficerEvent> envelope) {
            OfficerState officer =
                    switch (envelope.event()) {
                        case OfficerRegistered registered -> registered.officer();
                        case OfficerAmended amended -> amended.officer();
                        case OfficerLeft left -> left.officer();
                    };
            if (officer.post().equals("poison")) {
                throw new IllegalStateException("cannot digest " + officer.id());
            }
            String trace = tracer.currentSpan() == null
                    ? ""
                    : tracer.currentSpan().context().traceId();
            writes.upsertIfNewer(
                    "seen_officers",
                    officer.id(),
                    envelope.event().version(),
                    new Update().set("post", officer.post()).set("trace", trace).inc("times", 1));
        }
    }

    interface OfficerFiles extends MongoRepository<OfficerFile, String> {}

    @RestController
    static class OfficerController {
        private final OfficerFiles files;
        private final MongoTemplate mongo;
        private final Clock clock;

        OfficerController(OfficerFiles files, MongoTemplate mongo, Clock clock) {
            this.files = files;
            this.mongo = mongo;
            this.clock = clock;
        }

        record Post(@NotBlank @Size(min = 2, max = 40) String post, int level) {}

        @PostMapping("/api/v1/files/{id}")
        ResponseEntity<String> register(
                @PathVariable String id, Caller caller, IdempotencyKey key, @Valid @RequestBody Post request) {
            caller.requireAny(OfficerRole.ADMIN);
            String fingerprint = Fingerprint.of(caller, "register " + id, request);
            OfficerFile known = files.findById(id).orElse(null);
            if (known != null) {
                String answer = known.receipts()
                        .answerTo(key, fingerprint)
                        .orElseThrow(() -> new Refusal(Refusal.Kind.CONFLICT, "already-registered", id));
                return ResponseEntity.status(201).body(answer);
            }
            OfficerFile file = OfficerFile.register(id, request.post(), clock.instant());
            file.receipts().add(key, fingerprint, "\"first answer\"");
            OfficerFile saved = files.save(file);
            return ResponseEntity.status(201).eTag(ETags.of(saved.version())).body("\"first answer\"");
        }

        @PutMapping("/api/v1/files/{id}")
        ResponseEntity<Void> amend(
                @PathVariable String id, ExpectedVersion expected, Caller caller, @Valid @RequestBody Post request) {
            caller.requireAny(OfficerRole.ADMIN);
            OfficerFile file = files.findById(id).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "not-found"));
            expected.check(file.version());
            file.amend(request.post(), clock.instant());
            return ResponseEntity.noContent()
                    .eTag(ETags.of(files.save(file).version()))
                    .build();
        }

        @GetMapping("/api/v1/files")
        Page<String> list(PageRequest page) {
            return Page.of(
                    files.findAll().stream().map(OfficerFile::id).sorted().toList(), page);
        }

        @GetMapping("/api/v1/seen/{id}")
        org.bson.Document seen(@PathVariable String id) {
            org.bson.Document seen = mongo.findById(id, org.bson.Document.class, "seen_officers");
            if (seen == null) {
                throw new Refusal(Refusal.Kind.NOT_FOUND, "not-found");
            }
            return seen;
        }

        /** What is on record of a command while it is being carried out. */
        @PostMapping("/api/v1/on-record")
        List<String> onRecord(Caller caller) {
            return mongo.getCollection("audit_records")
                    .find(new org.bson.Document("actor", caller.id()))
                    .map(record -> record.getString("phase"))
                    .into(new java.util.ArrayList<>());
        }

        /** Takes as long as the collection that it makes is there, or no time where it was there before. */
        @GetMapping("/api/v1/slow")
        String slow() {
            if (mongo.getCollection("slow").countDocuments() == 0) {
                mongo.getCollection("slow").insertOne(new org.bson.Document());
                Awaitility.await().until(() -> mongo.getCollection("slow").countDocuments() == 0);
            }
            return "done";
        }

        @RequestMapping("/api/v1/bug")
        String bug() {
            throw new IllegalStateException("secret inside");
        }

        @GetMapping("/api/v1/me")
        List<String> me(Caller caller) {
            return List.of(caller.id(), caller.name(), caller.roles().toString(), String.valueOf(caller.unitKey()));
        }
    }
}
