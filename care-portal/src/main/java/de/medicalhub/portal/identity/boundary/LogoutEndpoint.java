package de.medicalhub.portal.identity.boundary;

import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.identity.SignedOut;
import de.medicalhub.portal.settings.PortalSettings;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Signs out here and at Keycloak (I4). Everybody signed in may call it. A link does it, because a page of any module, also one
 * without scripts, can bear a link; that no other site can make a browser follow it is seen to before (I5).
 */
@WebServlet("/logout")
public class LogoutEndpoint extends HttpServlet {
    @Inject
    private CurrentUser user;

    @Inject
    private PortalSettings settings;

    @Inject
    private Event<SignedOut> signedOut;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String hint = user.idToken().map(token -> "&id_token_hint=" + token).orElse("");
        Optional<String> session =
                Optional.ofNullable(request.getSession(false)).map(HttpSession::getId);
        request.logout();
        if (request.getSession(false) != null) {
            request.getSession().invalidate();
        }
        session.map(SignedOut::new).ifPresent(signedOut::fire);
        response.setHeader("Cache-Control", "no-store");
        response.sendRedirect(settings.issuer() + "/protocol/openid-connect/logout?client_id=medhub-portal"
                + "&post_logout_redirect_uri="
                + URLEncoder.encode(settings.hubUrl() + "/signed-out", StandardCharsets.UTF_8)
                + hint);
    }
}
