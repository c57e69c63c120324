package vn.pcmt.notification.privacy;

import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.notification.delivery.Alerts;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Officer;
import vn.pcmt.notification.preferences.ChannelName;
import vn.pcmt.notification.preferences.Preference;
import vn.pcmt.notification.preferences.Preferences;
import vn.pcmt.notification.push.PushSubscriptions;

/** What this service holds of an officer, and its erasure. */
@Component
class PersonalData {

    /**
     * All that is held of an officer. The alerts themselves are in the inbox and in the ledger, under the id.
     *
     * @param browsers in which the officer asked to be told
     * @param alerts how many the officer was told
     */
    record Held(
            String officer,
            String name,
            String post,
            String unitKey,
            @Nullable String email,
            @Nullable String phone,
            boolean inOffice,
            List<ChannelName> channels,
            @Nullable LocalTime from,
            @Nullable LocalTime until,
            Preference.Digest digest,
            String language,
            List<PushSubscriptions.Browser> browsers,
            long alerts) {}

    private final Directory directory;
    private final Preferences preferences;
    private final PushSubscriptions subscriptions;
    private final Alerts alerts;

    PersonalData(Directory directory, Preferences preferences, PushSubscriptions subscriptions, Alerts alerts) {
        this.directory = directory;
        this.preferences = preferences;
        this.subscriptions = subscriptions;
        this.alerts = alerts;
    }

    /** Of the caller, or of another for the administrator of the officer's area. */
    Held heldOf(String id, Caller caller) {
        Officer officer = caller.id().equals(id) ? find(id) : administered(id, caller);
        Preference wishes = preferences.stored(id);
        return new Held(
                id,
                officer.name(),
                officer.post(),
                officer.unitKey(),
                officer.email(),
                officer.phone(),
                officer.active(),
                wishes.channels(),
                wishes.from(),
                wishes.until(),
                wishes.digest(),
                wishes.locale().getLanguage(),
                subscriptions.browsersOf(id),
                alerts.countOf(id));
    }

    /**
     * Erases the contact data and the wishes of an officer who has left. The ledger keeps the id, which then leads to no
     * person. Erasing again changes nothing, so this needs neither key nor version.
     */
    void erase(String id, Caller caller) {
        Officer officer = administered(id, caller);
        if (officer.active()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "officer-in-office", id);
        }
        directory.forget(id);
        preferences.forget(id);
        subscriptions.forget(id);
    }

    private Officer administered(String id, Caller caller) {
        caller.requireAny(OfficerRole.ADMIN);
        Officer officer = find(id);
        if (caller.unitKey() == null || !directory.within(caller.unitKey()).contains(officer.unitKey())) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "forbidden");
        }
        return officer;
    }

    private Officer find(String id) {
        return directory.officer(id).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "officer-not-found", id));
    }
}
