package volscope.app.view.start;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import volscope.app.text.Texts;

/** Says how long ago something was, as exactly as one wants to know it. */
final class Ago {
    private static final long HOUR = 60;
    private static final long WEEK = 7;

    private final Texts texts;
    private final ZoneId zone;

    Ago(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    /** In words: minutes within the hour, then days, then the date. */
    String words(Instant then, Instant now) {
        long minutes = Duration.between(then, now).toMinutes();
        if (minutes < HOUR) {
            return texts.get("start.minutes", Math.max(0, minutes));
        }
        LocalDate day = LocalDate.ofInstant(then, zone);
        long days = ChronoUnit.DAYS.between(day, LocalDate.ofInstant(now, zone));
        if (days <= 1) {
            return texts.get("start.days", days);
        }
        return days < WEEK
                ? day.getDayOfWeek().getDisplayName(TextStyle.FULL, texts.locale())
                : day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(texts.locale()));
    }
}
