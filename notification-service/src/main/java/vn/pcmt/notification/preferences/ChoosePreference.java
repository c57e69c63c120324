package vn.pcmt.notification.preferences;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Commands;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/** An officer says how to be told. Only for oneself, and only how: what is owed is told in any case. */
@Component
class ChoosePreference {

    /**
     * What an officer wishes.
     *
     * @param channels outgoing ones, at least one, in the order in which they are tried
     * @param from first moment of the own hours, Asia/Ho_Chi_Minh; with {@code until}, or neither
     * @param until first moment after the own hours
     * @param digest whether what can wait comes together by e-mail
     * @param language of messages, Vietnamese if null
     */
    record Wishes(
            @NotEmpty List<@NotNull ChannelName> channels,
            @Nullable LocalTime from,
            @Nullable LocalTime until,
            @NotNull Preference.Digest digest,
            @Nullable @Pattern(regexp = "vi|en") String language) {}

    private final Preferences preferences;
    private final PreferenceSettings settings;

    ChoosePreference(Preferences preferences, PreferenceSettings settings) {
        this.preferences = preferences;
        this.settings = settings;
    }

    Preference choose(Wishes wishes, ExpectedVersion seen, IdempotencyKey key, Caller caller) {
        refuseWhatCannotBe(wishes);
        String fingerprint = Fingerprint.of(caller, "choose preference", wishes);
        try {
            return Commands.carryOut(() -> attempt(wishes, seen, key, fingerprint, caller));
        } catch (DuplicateKeyException chosenForTheFirstTimeTwice) {
            return attempt(wishes, seen, key, fingerprint, caller);
        }
    }

    private Preference attempt(
            Wishes wishes, ExpectedVersion seen, IdempotencyKey key, String fingerprint, Caller caller) {
        Preference present = preferences.stored(caller.id());
        if (present.receipts().answerTo(key, fingerprint).isPresent()) {
            return present;
        }
        seen.check(present.version());
        present.become(wishes);
        present.receipts().add(key, fingerprint, "chosen");
        return preferences.save(present);
    }

    private void refuseWhatCannotBe(Wishes wishes) {
        List<FieldProblem> problems = new ArrayList<>();
        for (int place = 0; place < wishes.channels().size(); place++) {
            ChannelName channel = wishes.channels().get(place);
            if (!channel.isChoice()) {
                problems.add(new FieldProblem("/channels/" + place, "no-channel-of-choice"));
            }
        }
        if (new HashSet<>(wishes.channels()).size() < wishes.channels().size()) {
            problems.add(new FieldProblem("/channels", "channel-twice"));
        }
        LocalTime from = wishes.from();
        LocalTime until = wishes.until();
        if ((from == null) != (until == null)) {
            problems.add(new FieldProblem(from == null ? "/from" : "/until", "hours-incomplete"));
        } else if (from != null && until != null && !areEnough(from, until)) {
            problems.add(new FieldProblem(
                    "/until", "hours-too-short", settings.leastHours().toHours()));
        }
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "preference-impossible").withFields(problems);
        }
    }

    private boolean areEnough(LocalTime from, LocalTime until) {
        return from.isBefore(until)
                && Duration.between(latest(from, settings.earliest()), earliest(until, settings.latest()))
                                .compareTo(settings.leastHours())
                        >= 0;
    }

    private static LocalTime latest(LocalTime one, LocalTime other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalTime earliest(LocalTime one, LocalTime other) {
        return one.isBefore(other) ? one : other;
    }
}
