package vn.pcmt.kit.problem;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.pcmt.kit.text.Folded;

/**
 * What tells who a person is. It is looked for as people write it: with or without diacritics, in groups or in one run.
 * Where a number could be either, an identity number or an amount, its unit decides, so whoever is refused wrongly can
 * help himself by naming the unit.
 */
enum PersonalData {
    /** 9 digits, or 12. */
    IDENTITY_NUMBER,
    TELEPHONE_NUMBER,
    DATE_OF_BIRTH,
    /** A letter and 7 digits. */
    PASSPORT_NUMBER,
    EMAIL_ADDRESS;

    private static final String DAY = "(?:0?[1-9]|[12]\\d|3[01])";
    private static final String MONTH = "(?:0?[1-9]|1[0-2])";
    private static final String YEAR = "(?:19|20)\\d{2}(?!\\d)";

    /** Numbers that are dates, or the moments in the names that cameras and telephones give to files. */
    private static final Pattern MOMENTS = Pattern.compile("(?<![\\d])(?<!\\d[./-])(?:"
            + DAY + " ?[./-] ?" + MONTH + " ?[./-] ?" + YEAR + "|" + MONTH + "[./-]" + YEAR + ")(?![.-]?\\d)"
            + "|(?<!\\d)(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])"
            + "(?:[ T-]?(?:[01]\\d|2[0-3])[0-5]\\d(?:[0-5]\\d(?:\\d{3})?)?)?(?!\\d)");

    /** In lower case only: {@code Đông} and {@code Hà} are names. Not {@code đ/c}, which is a comrade. */
    private static final Pattern AMOUNTS = Pattern.compile("(?<!\\d)(?<!\\d[.,])[1-9](?:\\d{0,2}(?:[ .]\\d{3})+|\\d*)"
            + "(?:,\\d+)? ?(?:dong|d(?![/.]\\w)|vnd|VND|usd|USD|kip|baht|trieu|ty|ti|nghin|ngan"
            + "|gam|gram|g|kg|ha|m2|m3|m|lit|ml)\\b");

    private static final Pattern TELEPHONE =
            Pattern.compile("(?<!\\d)\\(?(?:\\+ ?84|0084)\\)?(?:[ .()/-]{0,2}\\d){8,10}(?!\\d)"
                    + "|(?<!\\d)84[235789]\\d{8}(?!\\d)"
                    // Ten digits or eleven; a list of numbers of two digits is none.
                    + "|(?<!\\d)(?=[\\d .()-]{0,20}\\d{3})\\(?0(?:[2-9]|2\\d|1[2689])(?:[ .()-]{0,2}\\d){8}(?!\\d)"
                    // With strokes as between a document's number and its year, which is never followed by so much.
                    + "|(?<!\\d)(?<!\\d[./-])0(?:\\d{2}/(?!" + YEAR + ")(?:[ ./-]?\\d){7,8}"
                    + "|\\d{3}/(?!" + YEAR + ")(?:[ ./-]?\\d){6,7})(?![ ./-]?\\d)");

    /** Not what cameras call their pictures, nor a Roman number before an amount. */
    private static final Pattern PASSPORT = Pattern.compile(
            "(?<![\\p{L}\\d])(?:[A-Z]|[A-Z&&[^IVX]] )\\d{7}(?![\\p{L}\\d])(?!\\.(?i:jpe?g|png|heic|rw2|orf|mp4|mov)\\b)");

    /** Mailboxes of state agencies belong to no private person. */
    private static final Pattern EMAIL = Pattern.compile("[\\w%+-][\\w.%+-]{0,63}+@"
            + "(?!(?:[\\p{L}\\d-]{1,63}\\.){0,9}(?i:gov\\.vn)(?![\\p{L}\\d.-]*[\\p{L}\\d]))"
            + "(?:[\\p{L}\\d-]{1,63}\\.)+\\p{L}{2,63}");

    private static final Pattern IDENTITY = Pattern.compile("(?<!\\d)(?<!\\d[.,])(?:\\d{12}|\\d{9})(?!\\d)"
            // In groups: those of today begin with 0, as no amount does, ...
            + "|(?<!\\d)0\\d{2}(?:[ .-]?\\d){9}(?!\\d)"
            // ... the older ones were written in threes, as are amounts, which end in noughts.
            + "|(?<!\\d)(?<!\\d[ .-])(?![1-9]\\d{2}[ .]\\d{3}[ .]000)\\d{3}[ .-]\\d{3}[ .-]\\d{3}(?![ .-]?\\d)");

    private static final String BIRTH = "\\d{1,2}\\s?[/.-]\\s?\\d{1,2}\\s?[/.-]\\s?(?:\\d{4}|\\d{2})(?!\\d)"
            + "|\\d{1,2}\\s?[/.-]\\s?" + YEAR
            + "|\\d{1,2} thang \\d{1,2}(?!\\d)"
            + "|" + YEAR
            + "|(?<=nam[ :]{1,2})\\d{2}(?!\\d)";

    private static final Pattern BORN = Pattern.compile(
            "\\bsinh\\b[\\s:.,()-]*+(?:(?:vao|khoang|ngay|thang|nam)\\b[\\s:.,(-]*+)*+(?:" + BIRTH + ")",
            Pattern.CASE_INSENSITIVE);

    /** SN is also sự nghiệp and số nhà, so only with a date or a year in which grown people were born. */
    private static final Pattern BORN_IN_SHORT = Pattern.compile(
            "\\bs\\.?n\\.?[\\s:.]*+(?:(?:19\\d{2}|20[01]\\d)(?!\\d)"
                    + "|\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}(?!\\d))"
                    + "|\\b(?:born|dob|date of birth|year of birth)\\b[\\s:.,]*+(?:(?:on|in)\\s)?(?:" + BIRTH + ")",
            Pattern.CASE_INSENSITIVE);

    /**
     * Words with "sinh" of which nobody was born. Told by their diacritics, because without them "này" is "nảy", and left
     * out where they also end the name of a person: người dân, phạm nhân, bảo vệ.
     */
    private static final Pattern NOT_BORN = Pattern.compile(
            "(?<![\\p{L}])(?<!bảo[ _-])(học|hoc|phát|phat|vệ|ve|an|hy|hi|nảy|tái|ký|kí|thí|sơ|sản|kháng|môi|môn|dưỡng"
                    + "|giáo|cứu)[\\s_-]+sinh(?!\\p{L})",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Told from an amount by its diacritics: {@code đồng chi} is money that was spent. */
    private static final Pattern COMRADE =
            Pattern.compile("(?<!\\p{L})đồng chí(?!\\p{L})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern BIRTH_HEADING =
            Pattern.compile("(?:ngay|nam|ngay,? (?:va )?nam|ngay,? thang,? nam) sinh");

    private static final Pattern IDENTITY_HEADING = Pattern.compile("(?:so )?(?:the )?(?:can cuoc(?: cong dan)?"
            + "|chung minh(?: nhan dan| thu)?|dinh danh(?: ca nhan)?|cccd|cmnd|cmt|ho chieu)"
            + "(?: ?[/,-] ?(?:can cuoc(?: cong dan)?|cccd|cmnd|cmt|ho chieu))*");

    private static final Pattern CAPITALISED = Pattern.compile("\\p{Lu}\\p{Ll}*");
    private static final Pattern AFTER_CAPITALISED = Pattern.compile("(?<!\\p{L})\\p{Lu}\\p{Ll}*\\s+$");

    /** The first kind found. */
    static Optional<PersonalData> in(String text) {
        String plain = plain(text);
        if (BORN.matcher(plain).find() || BORN_IN_SHORT.matcher(plain).find()) {
            return Optional.of(DATE_OF_BIRTH);
        }
        String numbers = AMOUNTS.matcher(MOMENTS.matcher(plain).replaceAll("#")).replaceAll("#");
        if (TELEPHONE.matcher(numbers).find()) {
            return Optional.of(TELEPHONE_NUMBER);
        }
        if (IDENTITY.matcher(numbers).find()) {
            return Optional.of(IDENTITY_NUMBER);
        }
        if (PASSPORT.matcher(numbers).find()) {
            return Optional.of(PASSPORT_NUMBER);
        }
        return EMAIL.matcher(plain).find() ? Optional.of(EMAIL_ADDRESS) : Optional.empty();
    }

    /** What stands under a text in a table, if it is what such columns are headed by. */
    static Optional<PersonalData> under(String heading) {
        String plain = Folded.of(heading).replaceAll("[:*().]", " ").strip().replaceAll("\\s+", " ");
        if (BIRTH_HEADING.matcher(plain).matches()) {
            return Optional.of(DATE_OF_BIRTH);
        }
        return IDENTITY_HEADING.matcher(plain).matches() ? Optional.of(IDENTITY_NUMBER) : Optional.empty();
    }

    /** One sign for all dashes, one space for many, also where file names have something else. */
    private static String plain(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        String born = NOT_BORN.matcher(composed)
                .replaceAll(word -> isName(composed, word) ? Matcher.quoteReplacement(word.group()) : "#");
        return Folded.keepingCase(COMRADE.matcher(born).replaceAll("#"))
                .replaceAll("[\\p{Pd}\u2212]", "-")
                .replace('_', ' ')
                .replaceAll(" {2,}", " ");
    }

    /** After a capitalised word, {@code An} and {@code Phát} are names. */
    private static boolean isName(String text, MatchResult word) {
        String before = text.substring(Math.max(0, word.start() - 30), word.start());
        return CAPITALISED.matcher(word.group(1)).matches()
                && AFTER_CAPITALISED.matcher(before).find();
    }
}
