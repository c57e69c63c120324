package vn.pcmt.notification.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.alert.AlertState.Severity;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.notification.calendar.WorkingHours;
import vn.pcmt.notification.directory.Officer;
import vn.pcmt.notification.preferences.ChannelName;
import vn.pcmt.notification.preferences.Preference;
import vn.pcmt.notification.preferences.Preferences;

/** Decides by which channels and when an officer is told, as the officer wishes and within what the office demands. */
@Component
class PlanDelivery {

    private final Preferences preferences;
    private final Subscribers subscribers;
    private final WorkingHours hours;
    private final List<Channel> channels;

    PlanDelivery(Preferences preferences, Subscribers subscribers, WorkingHours hours, List<Channel> channels) {
        this.preferences = preferences;
        this.subscribers = subscribers;
        this.hours = hours;
        this.channels = channels;
    }

    /** One plan for each, in their order. */
    List<Plan> of(List<Telling> tellings, Instant now) {
        Map<String, Preference> wishes = preferences.of(
                tellings.stream().map(telling -> telling.officer().id()).toList());
        Function<AlertCause, List<Lane>> beside = subscribers.now();
        return tellings.stream()
                .map(telling -> plan(
                        telling.officer(),
                        telling.cause(),
                        Objects.requireNonNull(wishes.get(telling.officer().id())),
                        beside.apply(telling.cause()),
                        now))
                .toList();
    }

    private Plan plan(Officer officer, AlertCause cause, Preference wishes, List<Lane> beside, Instant now) {
        Severity severity = cause.severity();
        List<Lane> route = route(wishes);
        if (severity == Severity.INFO && wishes.digest() != Preference.Digest.NONE && officer.email() != null) {
            LocalDate day = wishes.digest().nextDay(LocalDate.ofInstant(now, VietnamTime.ZONE));
            Instant at = window(wishes, day.atStartOfDay(VietnamTime.ZONE).toInstant());
            // A reminder in a digest after the deadline would be none.
            if (at.isBefore(cause.dueAt())) {
                List<Lane> mailFirst = new ArrayList<>(route);
                mailFirst.remove(Lane.EMAIL);
                mailFirst.addFirst(Lane.EMAIL);
                String key = officer.id() + "~" + LocalDate.ofInstant(at, VietnamTime.ZONE);
                return new Plan(mailFirst, beside, at, key);
            }
        }
        return new Plan(route, beside, severity == Severity.URGENT ? now : window(wishes, now), null);
    }

    /** The first moment at or after the given one at which the officer may be disturbed by such an alert. */
    Instant window(String officer, Severity severity, Instant at) {
        return severity == Severity.URGENT ? at : window(preferences.of(officer), at);
    }

    private Instant window(Preference wishes, Instant at) {
        return hours.within(wishes.from(), wishes.until()).next(at);
    }

    /** The channels wished for, then e-mail: a duty reaches its officer also when what he wished for does not work. */
    private List<Lane> route(Preference wishes) {
        List<ChannelName> wanted = new ArrayList<>(wishes.channels());
        if (!wanted.contains(ChannelName.EMAIL)) {
            wanted.add(ChannelName.EMAIL);
        }
        return wanted.stream().filter(this::isSetUp).map(Lane::of).toList();
    }

    private boolean isSetUp(ChannelName name) {
        return channels.stream().anyMatch(channel -> channel.name() == name && channel.isSetUp());
    }
}
