package vn.pcmt.notification.preferences;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.kit.web.Receipts;

/** How one officer wishes to be told. Whoever has not said anything has the wishes of {@link #unspoken}. */
@Document(Preference.COLLECTION)
public final class Preference {

    static final String COLLECTION = "preferences";

    /** Whether what can wait comes together. */
    public enum Digest {
        NONE,
        DAILY,
        WEEKLY;

        /** The first day after the given one on which a digest comes out. */
        public LocalDate nextDay(LocalDate day) {
            return this == WEEKLY ? day.with(TemporalAdjusters.next(DayOfWeek.MONDAY)) : day.plusDays(1);
        }
    }

    @Id
    private final String officer;

    @Version
    private long version;

    private List<ChannelName> channels;
    private @Nullable LocalTime from;
    private @Nullable LocalTime until;
    private Digest digest;
    private @Nullable String language;
    private final Receipts receipts;

    @PersistenceCreator
    Preference(
            String officer,
            long version,
            List<ChannelName> channels,
            @Nullable LocalTime from,
            @Nullable LocalTime until,
            Digest digest,
            @Nullable String language,
            @Nullable Receipts receipts) {
        this.officer = officer;
        this.version = version;
        this.channels = List.copyOf(channels);
        this.from = from;
        this.until = until;
        this.digest = digest;
        this.language = language;
        this.receipts = receipts == null ? new Receipts() : receipts;
    }

    /** Of an officer who has not said anything: e-mail, then what else there is, at any working hour, one by one. */
    static Preference unspoken(String officer) {
        return new Preference(
                officer,
                0,
                List.of(ChannelName.EMAIL, ChannelName.ZALO, ChannelName.SMS),
                null,
                null,
                Digest.NONE,
                null,
                null);
    }

    void become(ChoosePreference.Wishes wishes) {
        channels = List.copyOf(wishes.channels());
        from = wishes.from();
        until = wishes.until();
        digest = wishes.digest();
        language = wishes.language();
    }

    public String officer() {
        return officer;
    }

    /** 0 until the officer has said something. */
    long version() {
        return version;
    }

    /** Outgoing channels in the order in which they are tried. */
    public List<ChannelName> channels() {
        return channels;
    }

    /** First moment of the officer's own hours, Asia/Ho_Chi_Minh; null for the office's. */
    public @Nullable LocalTime from() {
        return from;
    }

    /** First moment after the officer's own hours; null for the office's. */
    public @Nullable LocalTime until() {
        return until;
    }

    public Digest digest() {
        return digest;
    }

    /** {@code vi} or {@code en}; null for Vietnamese. */
    @Nullable
    String language() {
        return language;
    }

    /** The language of messages to the officer. */
    public Locale locale() {
        return Locale.of(language == null ? "vi" : language);
    }

    Receipts receipts() {
        return receipts;
    }
}
