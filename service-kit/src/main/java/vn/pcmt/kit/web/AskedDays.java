package vn.pcmt.kit.web;

import java.text.ParseException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.format.Formatter;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Days that requests name as parameters are days of the years 2000 to 2199: others have no next day, or no moment that a
 * store could keep. What is not one is {@code malformed-parameter}.
 */
@ControllerAdvice
final class AskedDays implements Formatter<LocalDate> {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2199;

    @InitBinder
    void readDays(WebDataBinder binder) {
        binder.addCustomFormatter(this, LocalDate.class);
    }

    @Override
    public LocalDate parse(String text, Locale locale) throws ParseException {
        try {
            LocalDate day = LocalDate.parse(text.strip());
            if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
                throw new DateTimeException("not a year that is asked for: " + day.getYear());
            }
            return day;
        } catch (DateTimeException noDay) {
            ParseException malformed = new ParseException(String.valueOf(noDay.getMessage()), 0);
            malformed.initCause(noDay);
            throw malformed;
        }
    }

    @Override
    public String print(LocalDate day, Locale locale) {
        return day.toString();
    }
}
