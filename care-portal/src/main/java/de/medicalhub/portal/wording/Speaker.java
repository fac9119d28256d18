package de.medicalhub.portal.wording;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;

/** Speaks the language of the request's reader; pages call it {@code say}. */
@Named("say")
@RequestScoped
public class Speaker {
    @Inject
    private HttpServletRequest request;

    @Inject
    private Clock clock;

    private Texts texts;

    @PostConstruct
    void listen() {
        Cookie[] cookies = request.getCookies();
        String code = cookies == null
                ? "de"
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(Language.COOKIE))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse("de");
        texts = new Texts(Language.of(code), clock);
    }

    public Texts texts() {
        return texts;
    }

    public String say(Phrase phrase) {
        return texts.say(phrase);
    }

    public String key(String key) {
        return texts.of(key);
    }

    public String key(String key, Object gap) {
        return texts.say(Phrase.of(key, gap));
    }

    public String key(String key, Object first, Object second) {
        return texts.say(Phrase.of(key, first, second));
    }

    public String due(Instant instant) {
        return texts.times().due(instant);
    }

    public String moment(Instant instant) {
        return texts.times().moment(instant);
    }

    public Locale getLocale() {
        return texts.language().locale();
    }

    public Language getLanguage() {
        return texts.language();
    }
}
