package vn.pcmt.notification.templates;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/** An administrator changes the words of messages. */
@Component
class PublishTemplate {

    /**
     * The words.
     *
     * @param source in Mustache, with the names that the text may use
     */
    record Wording(@NotBlank @Size(max = 8000) String source) {}

    private final Templates templates;
    private final Clock clock;

    PublishTemplate(Templates templates, Clock clock) {
        this.templates = templates;
        this.clock = clock;
    }

    TemplateVersion publish(
            String key, String language, Wording wording, ExpectedVersion seen, IdempotencyKey command, Caller caller) {
        caller.requireAny(OfficerRole.ADMIN);
        require(key, wording.source());
        FreeText.require("/source", wording.source());
        String fingerprint = Fingerprint.of(caller, "publish template " + key + "~" + language, wording);
        List<TemplateVersion> versions = templates.versionsOf(key, language);
        for (TemplateVersion version : versions) {
            if (version.command().equals(command.value()) && version.by().equals(caller.id())) {
                if (!version.fingerprint().equals(fingerprint)) {
                    throw new Refusal(Refusal.Kind.CONFLICT, "idempotency-key-reused");
                }
                return version;
            }
        }
        long latest = versions.isEmpty() ? 0 : versions.getFirst().number();
        seen.check(latest);
        TemplateVersion next = new TemplateVersion(
                TemplateVersion.id(key, language, latest + 1),
                key,
                language,
                latest + 1,
                wording.source(),
                caller.id(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                command.value(),
                fingerprint);
        try {
            templates.publish(next);
        } catch (DuplicateKeyException publishedMeanwhile) {
            throw new Refusal(Refusal.Kind.STALE, "stale-revision");
        }
        return next;
    }

    /** @throws Refusal if there is no such text, or if it cannot be said so */
    void require(String key, String source) {
        if (!templates.exists(key)) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "message-template-not-found", key);
        }
        Templates.faultOf(key, source).ifPresent(fault -> {
            throw new Refusal(Refusal.Kind.INVALID, "message-template-malformed", fault)
                    .withFields(List.of(new FieldProblem("/source", "message-template-malformed", fault)));
        });
    }
}
