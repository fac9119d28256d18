package de.medicalhub.portal.identity.boundary;

import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.identity.Navigation;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The head of every page: navigation and the way to the other language. */
@Named("frame")
@RequestScoped
public class HeaderPage {
    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private HttpServletRequest request;

    public List<Navigation.Entry> getNavigation() {
        return Navigation.of(user.claims().roles());
    }

    /** The user's first role in words. */
    public String getRole() {
        return user.claims().roles().stream()
                .findFirst()
                .map(role -> speaker.key("person." + role.realmName()))
                .orElse("");
    }

    /** This page's address, for the way back. */
    public String getHere() {
        Object forwarded = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
        Object query = request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING);
        String path = forwarded == null ? request.getRequestURI() : forwarded.toString();
        Object asked = query == null ? request.getQueryString() : query;
        String here = asked == null ? path : path + "?" + asked;
        return URLEncoder.encode(here, StandardCharsets.UTF_8);
    }
}
