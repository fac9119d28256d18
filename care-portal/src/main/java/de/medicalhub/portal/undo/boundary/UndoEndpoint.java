package de.medicalhub.portal.undo.boundary;

import de.medicalhub.common.problem.HubException;
import de.medicalhub.portal.undo.Undo;
import de.medicalhub.portal.undo.control.TakeBack;
import de.medicalhub.portal.undo.entity.Offer;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.WayBack;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;

/** {@code POST /undo}: takes back what the own session has done, and leads back to where it was done. Everybody signed in may. */
@WebServlet("/undo")
public class UndoEndpoint extends HttpServlet {
    @Inject
    private Undo undo;

    @Inject
    private TakeBack takeBack;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        String token = Objects.requireNonNullElse(request.getParameter("offer"), "");
        Optional<Offer> offer = undo.take(token);
        if (offer.isEmpty()) {
            undo.tell(Phrase.of("undo.over"), true);
        } else {
            Optional<Phrase> refused = attempt(offer.get());
            undo.tell(refused.orElse(Phrase.of("undo.done")), refused.isPresent());
        }
        lead(WayBack.of(request.getParameter("back")), response);
    }

    /** What the records have no answer to can be tried again. */
    private Optional<Phrase> attempt(Offer offer) {
        try {
            return takeBack.takeBack(offer.steps());
        } catch (HubException failure) {
            undo.putBack(offer);
            throw failure;
        }
    }

    /** Who had to sign in again comes by this way; nothing is taken back then. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        lead("/", response);
    }

    private static void lead(String way, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", way);
    }
}
