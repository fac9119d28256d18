package de.medicalhub.portal.problem.boundary;

import de.medicalhub.common.problem.IncidentId;
import de.medicalhub.common.problem.IncidentLog;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.portal.problem.PlainPages;
import de.medicalhub.portal.problem.Problems;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Speaker;
import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/** The error page of all others (X1, X2); no Faces in it, so that it works when Faces does not. */
@WebServlet("/problem/*")
public class ProblemEndpoint extends HttpServlet {
    private static final IncidentLog LOG = new IncidentLog(LoggerFactory.getLogger(ProblemEndpoint.class));

    /** Opens the page once more when the records answer again (X6). */
    private static final String AGAIN = "<script type=\"module\" src=\"/assets/again.js\"></script>";

    @Inject
    private transient Speaker speaker;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Throwable thrown = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        ProblemKind kind = thrown == null ? kind(request) : Problems.kindOf(thrown);
        IncidentId incident = LOG.note(kind, "a page was answered " + kind, thrown);
        response.setStatus(kind.httpStatus());
        PlainPages.begin(response);
        response.setHeader("Cache-Control", "no-store");
        try (PrintWriter page = response.getWriter()) {
            page.write(html(kind, incident, sentenceKey(request, kind)));
        }
    }

    private static ProblemKind kind(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int code = status instanceof Integer known ? known : HttpServletResponse.SC_NOT_FOUND;
        return Arrays.stream(ProblemKind.values())
                .filter(kind -> kind.httpStatus() == code)
                .findFirst()
                .orElse(ProblemKind.FAULT);
    }

    /** A page that nobody wrote and a case that nobody may see are different sentences (X3). */
    private static String sentenceKey(HttpServletRequest request, ProblemKind kind) {
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        boolean aboutPeople = path == null || path.toString().matches("/(case|request|discharge|live)(/.*)?");
        return kind == ProblemKind.NOT_FOUND && !aboutPeople ? "PAGE" : kind.name();
    }

    private String html(ProblemKind kind, IncidentId incident, String sentence) {
        String title = speaker.say(Phrase.code("problem.title", kind.name()));
        return String.format(
                Locale.ROOT,
                """
                <!DOCTYPE html>
                <html lang="%s"><head><meta charset="UTF-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s · Medical Hub</title><link rel="stylesheet" href="/assets/medhub.css">
                <link rel="icon" href="/assets/logo.svg"><script type="module" src="/assets/frame.js"></script>
                <script type="module" src="/assets/not-sent.js"></script></head>
                <body><mh-frame></mh-frame><main id="main" class="mh-main--narrow" tabindex="-1" data-testid="problem">
                <h1>%s</h1><p>%s</p><p class="mh-muted">%s <span class="mh-figures" data-testid="incident">%s</span></p>
                <p class="mh-actions"><a class="mh-button mh-button--primary" href="/">%s</a></p></main>%s</body></html>
                """,
                speaker.getLanguage().code(),
                title,
                title,
                speaker.say(Phrase.code("problem.sentence", sentence)),
                speaker.key("problem.incident"),
                incident,
                speaker.key("problem.home"),
                kind == ProblemKind.UNAVAILABLE ? AGAIN : "");
    }
}
