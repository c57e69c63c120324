package vn.pcmt.console.format;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a period is called, by the way its text is written: {@code 2026-Q3} is {@code quý III/2026}. */
final class PeriodName {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final String[] ROMAN = {"I", "II", "III", "IV"};

    /** One way of writing, and its names in Vietnamese and English. */
    private record Kind(Pattern written, Function<MatchResult, String> vi, Function<MatchResult, String> en) {
        static Kind of(String written, Function<MatchResult, String> vi, Function<MatchResult, String> en) {
            return new Kind(Pattern.compile(written), vi, en);
        }
    }

    private static final List<Kind> KINDS = List.of(
            Kind.of("(\\d{4})-(\\d\\d)", p -> "tháng " + slashed(p), PeriodName::slashed),
            Kind.of("(\\d{4})-M(\\d\\d)", p -> "tháng dương lịch " + slashed(p), p -> "calendar month " + slashed(p)),
            Kind.of("(\\d{4})-Q([1-4])", p -> "quý " + ROMAN[number(p) - 1] + "/" + p.group(1), p -> "Q" + slashed(p)),
            Kind.of(
                    "(\\d{4})-H([12])",
                    p -> "6 tháng " + (number(p) == 1 ? "đầu" : "cuối") + " năm " + p.group(1),
                    p -> (number(p) == 1 ? "first" : "second") + " half of " + p.group(1)),
            Kind.of("(\\d{4})-9M", p -> "9 tháng năm " + p.group(1), p -> "nine months of " + p.group(1)),
            Kind.of(
                    "(\\d{4})-M9M",
                    p -> "9 tháng dương lịch năm " + p.group(1), p -> "January to September " + p.group(1)),
            Kind.of("(\\d{4})-W(\\d\\d)", p -> "tuần " + number(p) + " năm " + p.group(1), p -> "week " + slashed(p)),
            Kind.of("(\\d{4})", p -> "năm " + p.group(), MatchResult::group),
            Kind.of(
                    "(\\d{4})-\\d\\d-\\d\\d",
                    p -> "ngày " + DAY.format(LocalDate.parse(p.group())),
                    p -> DAY.format(LocalDate.parse(p.group()))));

    private PeriodName() {}

    /** The text itself if it is none that is known. */
    static String of(String period, Locale language) {
        for (Kind kind : KINDS) {
            var matcher = kind.written().matcher(period);
            if (matcher.matches()) {
                return (language.getLanguage().equals("en") ? kind.en() : kind.vi()).apply(matcher.toMatchResult());
            }
        }
        return period;
    }

    private static String slashed(MatchResult period) {
        return period.group(2) + "/" + period.group(1);
    }

    private static int number(MatchResult period) {
        return Integer.parseInt(period.group(2));
    }
}
