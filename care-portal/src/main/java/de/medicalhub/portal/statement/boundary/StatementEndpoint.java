package de.medicalhub.portal.statement.boundary;

import de.medicalhub.portal.problem.PlainPages;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The statement about accessibility (B1); everybody, without sign-in. */
@WebServlet("/accessibility")
public class StatementEndpoint extends HttpServlet {
    @Inject
    private transient Speaker speaker;

    @Inject
    @ConfigProperty(name = "medhub.operator.name")
    transient Optional<String> operator;

    @Inject
    @ConfigProperty(name = "medhub.operator.email")
    transient Optional<String> email;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        PlainPages.begin(response);
        try (PrintWriter page = response.getWriter()) {
            page.write(html());
        }
    }

    private String html() throws IOException {
        String title = speaker.key("statement.title");
        return String.format(
                Locale.ROOT, """
                <!DOCTYPE html>
                <html lang="%s"><head><meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s · Medical Hub</title><link rel="stylesheet" href="/assets/medhub.css">
                <link rel="icon" href="/assets/logo.svg"><script type="module" src="/assets/frame.js"></script></head>
                <body><mh-frame simple></mh-frame><main id="main" class="mh-main--narrow mh-prose" tabindex="-1" data-testid="statement">
                <h1>%s</h1>%s<p>%s</p></main></body></html>
                """, speaker.getLanguage().code(), title, title, text(speaker.getLanguage()), contact());
    }

    /** B2. */
    private String contact() {
        if (operator.isEmpty() || email.isEmpty()) {
            return speaker.key("statement.no-contact");
        }
        String address = escaped(email.get());
        return speaker.say(Phrase.of(
                "statement.contact",
                escaped(operator.get()),
                "<a href=\"mailto:" + address + "\">" + address + "</a>"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static String text(Language language) throws IOException {
        String ending = switch (language) {
            case DE -> "de";
            case EN -> "en";
            case SIMPLE -> "simple";
        };
        String name = "/de/medicalhub/portal/statement/accessibility_" + ending + ".html";
        try (InputStream file = Objects.requireNonNull(StatementEndpoint.class.getResourceAsStream(name))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
