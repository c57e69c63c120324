package vn.pcmt.console.format;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Numbers and times in Vietnamese notation, for templates and for what visitors type: {@code 1.234,5},
 * {@code 22/11/2026}, {@code 17:00}. The notation is the same in both languages, since forms are filled in it.
 */
@Component
public class Vi {
    /** The zone of all days and deadlines. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}(\\.\\d{3})+(,\\d+)?|\\d+(,\\d+)?");
    private static final Pattern PLAIN = Pattern.compile("\\d{1,15}(\\.\\d{1,9})?");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter TYPED_DAY =
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("HH:mm 'ngày' dd/MM/yyyy");
    private static final DateTimeFormatter MOMENT_EN = DateTimeFormatter.ofPattern("HH:mm, dd/MM/yyyy");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter TYPED_TIME =
            DateTimeFormatter.ofPattern("H:mm").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
    private final Clock clock;

    Vi(Clock clock) {
        this.clock = clock;
    }

    /** {@code 2.148}, {@code 12,5}, at most three decimals, no trailing zeros; an en dash for nothing. */
    public String number(@Nullable BigDecimal value) {
        if (value == null) {
            return "–";
        }
        return format("#,##0.###").format(value);
    }

    private static DecimalFormat format(String pattern) {
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator('.');
        symbols.setDecimalSeparator(',');
        symbols.setMinusSign('−');
        return new DecimalFormat(pattern, symbols);
    }

    /** Like {@link #number(BigDecimal)}. */
    public String number(long value) {
        return number(BigDecimal.valueOf(value));
    }

    /** Like {@link #number(BigDecimal)}; templates would not know which of the others is meant. */
    public String number(int value) {
        return number((long) value);
    }

    /** A value of a chart, as in {@link #number(BigDecimal)}. */
    public String plain(double value) {
        return number(BigDecimal.valueOf(value));
    }

    /** With a sign: {@code +174}, {@code −4,6}; {@code 0} has none. */
    public String signed(BigDecimal value) {
        return value.signum() > 0 ? "+" + number(value) : number(value);
    }

    /** Part of a whole in per cent, one decimal: {@code 78,2%}; an en dash when there is no whole. */
    public String percent(long part, long whole) {
        if (whole == 0) {
            return "–";
        }
        return number(BigDecimal.valueOf(part * 100).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP)) + "%";
    }

    /** A figure as a form shows it: all digits that were entered, a text that is no figure as it is. */
    public String entered(@Nullable String plain) {
        if (plain == null || !PLAIN.matcher(plain.strip()).matches()) {
            return plain == null ? "" : plain;
        }
        return format("#,##0.#########").format(new BigDecimal(plain.strip()));
    }

    /** What a visitor typed as a number, or nothing if it is none. Blank and signs are none. */
    public static Optional<BigDecimal> parse(String text) {
        String trimmed = text.strip();
        if (trimmed.length() > 30 || !NUMBER.matcher(trimmed).matches()) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(trimmed.replace(".", "").replace(',', '.')));
    }

    /** {@code 22/11/2026}. */
    public String day(@Nullable Instant at) {
        return at == null ? "–" : DAY.format(at.atZone(ZONE));
    }

    /** {@code 22/11/2026} of an ISO date; the text itself if it is none. */
    public String day(@Nullable String isoDate) {
        if (isoDate == null) {
            return "–";
        }
        try {
            return DAY.format(LocalDate.parse(isoDate));
        } catch (java.time.DateTimeException notADate) {
            return isoDate;
        }
    }

    /** A day as visitors type it, {@code 30/11/2026}; nothing for one that no calendar has. */
    public static Optional<LocalDate> parseDay(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip(), TYPED_DAY));
        } catch (java.time.DateTimeException notADay) {
            return Optional.empty();
        }
    }

    /** A moment as visitors type it, {@code 30/11/2026} and {@code 17:00}; nothing for one that there is not. */
    public static Optional<Instant> parseMoment(String day, String time) {
        return parseDay(day).flatMap(date -> parseTime(time)
                .map(hour -> date.atTime(hour).atZone(ZONE).toInstant()));
    }

    /** A time of day as visitors type it: {@code 7:30}, {@code 17:00}. */
    public static Optional<LocalTime> parseTime(String time) {
        try {
            return Optional.of(LocalTime.parse(time.strip(), TYPED_TIME));
        } catch (java.time.DateTimeException notATime) {
            return Optional.empty();
        }
    }

    /** {@code 17:00}. */
    public String hour(@Nullable Instant at) {
        return at == null ? "" : HOUR.format(at.atZone(ZONE));
    }

    /** {@code 06:30} of {@code 06:30:00}, as services write times of day. */
    public String hour(@Nullable LocalTime time) {
        return time == null ? "" : HOUR.format(time);
    }

    /** {@code 17:00 ngày 16/11/2026}. */
    public String moment(@Nullable Instant at) {
        if (at == null) {
            return "–";
        }
        boolean vietnamese = !"en".equals(LocaleContextHolder.getLocale().getLanguage());
        return (vietnamese ? MOMENT : MOMENT_EN).format(at.atZone(ZONE));
    }

    /** {@code 09:42:07}. */
    public String time(@Nullable Instant at) {
        return at == null ? "–" : TIME.format(at.atZone(ZONE));
    }

    /** {@code 11/2026} of {@code 2026-11}; other periods as they are. */
    public String period(@Nullable String period) {
        return month(period)
                .map(m -> "%02d/%d".formatted(m.getMonthValue(), m.getYear()))
                .orElse(period == null ? "–" : period);
    }

    /** {@code tháng 11/2026}, {@code quý III/2026}: what a period of any kind is called, in the visitor's language. */
    public String named(@Nullable String period) {
        return period == null ? "–" : PeriodName.of(period, LocaleContextHolder.getLocale());
    }

    /** The same at the beginning of a line. */
    public String titled(@Nullable String period) {
        String name = named(period);
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** The month a period is named after. */
    public static Optional<YearMonth> month(@Nullable String period) {
        try {
            return period == null ? Optional.empty() : Optional.of(YearMonth.parse(period));
        } catch (java.time.DateTimeException notAMonth) {
            return Optional.empty();
        }
    }

    /** Whole days from now until then, negative when past, rounded towards zero. */
    public long daysUntil(Instant at) {
        return Duration.between(clock.instant(), at).toDays();
    }

    public boolean past(@Nullable Instant at) {
        return at != null && at.isBefore(clock.instant());
    }
}
