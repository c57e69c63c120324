package vn.pcmt.notification.preferences;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ETags;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Officer;

/** The caller's own wishes; nobody else's can be read or set. */
@RestController
@RequestMapping("/api/v1/preferences")
@Tag(name = "preferences")
class PreferenceController {

    /**
     * How the caller is told, and what there is to choose from.
     *
     * @param channels outgoing ones, in the order in which they are tried
     * @param offered all outgoing channels that are an officer's choice
     */
    record Shown(
            List<ChannelName> channels,
            @Nullable LocalTime from,
            @Nullable LocalTime until,
            Preference.Digest digest,
            @Nullable String language,
            List<Offered> offered,
            Limits limits) {}

    /**
     * @param setUp whether this installation has the channel
     * @param address where it leads to the caller; null if it leads nowhere
     */
    record Offered(
            ChannelName channel, boolean setUp, @Nullable String address) {}

    /**
     * What the office demands.
     *
     * @param leastHours of a working day in which an officer can be told
     * @param earliest from when hours count, Asia/Ho_Chi_Minh
     * @param latest until when hours count
     */
    record Limits(long leastHours, LocalTime earliest, LocalTime latest) {}

    private final Preferences preferences;
    private final ChoosePreference choose;
    private final PreferenceSettings settings;
    private final ChannelsAtHand channels;
    private final Directory directory;

    PreferenceController(
            Preferences preferences,
            ChoosePreference choose,
            PreferenceSettings settings,
            ChannelsAtHand channels,
            Directory directory) {
        this.preferences = preferences;
        this.choose = choose;
        this.settings = settings;
        this.channels = channels;
        this.directory = directory;
    }

    @GetMapping
    @Operation(summary = "How I am told, and what I can choose")
    ResponseEntity<Shown> mine(Caller caller) {
        return answer(preferences.stored(caller.id()));
    }

    @PutMapping
    @Operation(summary = "Choose how I am told: channels and their order, hours, digest")
    ResponseEntity<Shown> choose(
            @Valid @RequestBody ChoosePreference.Wishes wishes,
            ExpectedVersion seen,
            IdempotencyKey key,
            Caller caller) {
        return answer(choose.choose(wishes, seen, key, caller));
    }

    private ResponseEntity<Shown> answer(Preference preference) {
        return ResponseEntity.ok()
                .eTag(ETags.of(preference.version()))
                .body(new Shown(
                        preference.channels(),
                        preference.from(),
                        preference.until(),
                        preference.digest(),
                        preference.language(),
                        offered(preference.officer()),
                        new Limits(settings.leastHours().toHours(), settings.earliest(), settings.latest())));
    }

    private List<Offered> offered(String id) {
        Set<ChannelName> atHand = channels.names();
        Officer officer = directory.officer(id).orElse(null);
        return Stream.of(ChannelName.values())
                .filter(ChannelName::isChoice)
                .map(channel -> new Offered(
                        channel, atHand.contains(channel), officer == null ? null : addressOf(channel, officer)))
                .toList();
    }

    private static @Nullable String addressOf(ChannelName channel, Officer officer) {
        return switch (channel) {
            case EMAIL -> officer.email();
            case ZALO, SMS -> officer.phone();
            case WEB_PUSH, INBOX, WEBHOOK -> null;
        };
    }
}
