package de.medicalhub.portal.letter.boundary;

import de.medicalhub.portal.letter.control.Letters;
import de.medicalhub.portal.letter.entity.Redemption;
import de.medicalhub.portal.problem.FormFaults;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.primefaces.PrimeFaces;

/** Where the code of a letter is typed; open to everybody (T3, T5). */
@Named("codePage")
@RequestScoped
public class LetterPage {
    private static final Pattern GERMAN = Pattern.compile("\\s*(\\d{1,2})[.\\s/]+(\\d{1,2})[.\\s/]+(\\d{4})\\s*");
    private static final Pattern ISO = Pattern.compile("\\s*(\\d{4})-(\\d{1,2})-(\\d{1,2})\\s*");

    @Inject
    private Letters letters;

    @Inject
    private Speaker speaker;

    private @Nullable String code;
    private @Nullable String born;
    private @Nullable String password;
    private String username = "";

    /** Makes the account, or says what is wrong. */
    public void redeem() {
        Optional<LocalDate> date = date(Objects.requireNonNullElse(born, ""));
        if (code == null) {
            FormFaults.say("code", speaker.key("letter.fault.code"));
        }
        if (date.isEmpty()) {
            FormFaults.say("born", speaker.key("letter.fault.born"));
        }
        if (password == null) {
            FormFaults.say("password", speaker.key("letter.fault.password"));
        }
        if (code == null || date.isEmpty() || password == null) {
            return;
        }
        Redemption done = letters.redeem(code, date.get(), password);
        if (done.isDone()) {
            username = done.username();
            PrimeFaces.current().ajax().update("fields");
            return;
        }
        String field = switch (done.outcome()) {
            case WRONG_DATE -> "born";
            case WEAK -> "password";
            default -> "code";
        };
        FormFaults.say(
                field, speaker.say(Phrase.code("letter.refusal", done.outcome().name())));
    }

    static Optional<LocalDate> date(String typed) {
        Matcher german = GERMAN.matcher(typed);
        Matcher iso = ISO.matcher(typed);
        try {
            if (german.matches()) {
                return Optional.of(LocalDate.of(number(german, 3), number(german, 2), number(german, 1)));
            }
            return iso.matches()
                    ? Optional.of(LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3)))
                    : Optional.empty();
        } catch (DateTimeException noDay) {
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    public boolean isDone() {
        return !username.isEmpty();
    }

    /** With which the person signs in from now on. */
    public String getUsername() {
        return username;
    }

    public @Nullable String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code;
    }

    public @Nullable String getBorn() {
        return born;
    }

    public void setBorn(@Nullable String born) {
        this.born = born;
    }

    public @Nullable String getPassword() {
        return password;
    }

    public void setPassword(@Nullable String password) {
        this.password = password;
    }
}
