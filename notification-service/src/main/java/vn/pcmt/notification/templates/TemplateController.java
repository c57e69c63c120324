package vn.pcmt.notification.templates;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.notification.delivery.Alerts;
import vn.pcmt.notification.directory.Reach;

/** The words of messages, for administrators. */
@RestController
@RequestMapping("/api/v1/message-templates")
@Tag(name = "message templates")
class TemplateController {

    private static final String ONE = "/{key}/{language:vi|en}";

    /**
     * A text that can be changed.
     *
     * @param versions of its wordings in force, by language; 0 for what the product brings
     */
    record Listed(String key, Map<String, Long> versions) {}

    /** An alert whose facts a text can be tried with. */
    record Sample(String alert, String title, String unitName, Instant raisedAt) {}

    /**
     * A text as it is now and as it was.
     *
     * @param names that it may use
     * @param original what the product brings
     * @param version of the latest wording, 0 for the original; for {@code If-Match}
     * @param history latest first
     */
    record Wordings(
            String key,
            String language,
            String source,
            Set<String> names,
            String original,
            long version,
            List<Published> history) {}

    /** One wording that was published. */
    record Published(long version, String source, String by, Instant at) {}

    /**
     * @param alert id of the alert whose facts are put in
     */
    record Attempt(
            @NotBlank @Size(max = 8000) String source,
            @NotBlank String alert) {}

    /**
     * @param length of the text in characters
     * @param brief what a text message with this title would be; null for what is no title
     * @param channels what the whole alert would be on each channel
     */
    record Preview(String text, int length, @Nullable String brief, OnChannels channels) {}

    /**
     * An alert on each channel.
     *
     * @param mailSubject of the digest, if the text belongs to one, as is all about the mail
     * @param brief by text message and Zalo
     */
    record OnChannels(String title, String body, String mailSubject, String mailText, String mailHtml, String brief) {}

    private final Templates templates;
    private final PublishTemplate publish;
    private final PreviewTemplate preview;
    private final Alerts alerts;
    private final AlertTexts texts;
    private final Reach reach;

    TemplateController(
            Templates templates,
            PublishTemplate publish,
            PreviewTemplate preview,
            Alerts alerts,
            AlertTexts texts,
            Reach reach) {
        this.templates = templates;
        this.publish = publish;
        this.preview = preview;
        this.alerts = alerts;
        this.texts = texts;
        this.reach = reach;
    }

    @GetMapping
    @Operation(summary = "All texts that can be changed")
    List<Listed> all(Caller caller) {
        caller.requireAny(OfficerRole.ADMIN);
        Map<String, Long> changed = templates.changed();
        return Templates.keys().stream()
                .map(key -> new Listed(
                        key,
                        Map.of(
                                "vi", changed.getOrDefault(key + "~vi", 0L),
                                "en", changed.getOrDefault(key + "~en", 0L))))
                .toList();
    }

    @GetMapping(ONE + "/samples")
    @Operation(summary = "The latest alerts within reach that a text can be tried with")
    List<Sample> samples(@PathVariable String key, @PathVariable String language, Caller caller, Locale reader) {
        caller.requireAny(OfficerRole.ADMIN);
        return preview.samples(key, reach.of(caller, null)).stream()
                .map(alert -> {
                    AlertTexts.Text text = texts.of(alert, reader);
                    return new Sample(alert.id(), text.title(), text.unitName(), alert.raisedAt());
                })
                .toList();
    }

    @GetMapping(ONE)
    @Operation(summary = "The words of a text, now and before")
    ResponseEntity<Wordings> wordings(@PathVariable String key, @PathVariable String language, Caller caller) {
        caller.requireAny(OfficerRole.ADMIN);
        return answer(key, language);
    }

    @PutMapping(ONE)
    @Operation(summary = "Change the words of a text")
    ResponseEntity<Wordings> publish(
            @PathVariable String key,
            @PathVariable String language,
            @Valid @RequestBody PublishTemplate.Wording wording,
            ExpectedVersion seen,
            IdempotencyKey command,
            Caller caller) {
        publish.publish(key, language, wording, seen, command, caller);
        return answer(key, language);
    }

    @PostMapping(ONE + "/preview")
    @Operation(summary = "What a text would say of an alert within reach")
    Preview preview(
            @PathVariable String key,
            @PathVariable String language,
            @Valid @RequestBody Attempt attempt,
            Caller caller) {
        caller.requireAny(OfficerRole.ADMIN);
        publish.require(key, attempt.source());
        List<String> units = reach.of(caller, null);
        return alerts.find(attempt.alert())
                .filter(alert -> units.contains(alert.cause().unitKey()))
                .map(alert -> preview.of(key, attempt.source(), alert, Locale.of(language)))
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "alert-not-found", attempt.alert()));
    }

    private ResponseEntity<Wordings> answer(String key, String language) {
        if (!templates.exists(key)) {
            throw new Refusal(Refusal.Kind.NOT_FOUND, "message-template-not-found", key);
        }
        Locale locale = Locale.of(language);
        List<TemplateVersion> versions = templates.versionsOf(key, language);
        long latest = versions.isEmpty() ? 0 : versions.getFirst().number();
        String original = templates.original(key, locale);
        return ResponseEntity.ok()
                .eTag(ETags.of(latest))
                .body(new Wordings(
                        key,
                        language,
                        versions.isEmpty() ? original : versions.getFirst().source(),
                        TemplateKey.names(key),
                        original,
                        latest,
                        versions.stream()
                                .map(version ->
                                        new Published(version.number(), version.source(), version.by(), version.at()))
                                .toList()));
    }
}
