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

    /** The ways that this person has; none if there is only one. */
    public List<Navigation.Entry> getNavigation() {
        List<Navigation.Entry> entries = Navigation.of(user.claims().roles());
        return entries.size() > 1 ? entries : List.of();
    }

    /** For {@code aria-current}: this page itself, the part of the house that this page belongs to, or neither. */
    public String current(Navigation.Entry entry) {
        List<Navigation.Entry> entries = getNavigation();
        String path = path();
        boolean itself = entry.href().equals(path) || (path.equals("/") && entry.equals(entries.get(0)));
        boolean elsewhere = entries.stream().anyMatch(other -> other.href().equals(path));
        boolean home = entry.equals(entries.get(0)) && !elsewhere;
        return itself ? "page" : home ? "true" : "false";
    }

    /** The user's first role in words. */
    public String getRole() {
        return user.claims().roles().stream()
                .findFirst()
                .map(role -> speaker.key("person." + role.realmName()))
                .orElse("");
    }

    /** This page's address, for the way back; as a parameter of another address. */
    public String getHere() {
        return URLEncoder.encode(getAddress(), StandardCharsets.UTF_8);
    }

    /** The same as it is. */
    public String getAddress() {
        Object query = request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING);
        Object asked = query == null ? request.getQueryString() : query;
        return asked == null ? path() : path() + "?" + asked;
    }

    private String path() {
        Object forwarded = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
        return forwarded == null ? request.getRequestURI() : forwarded.toString();
    }
}
