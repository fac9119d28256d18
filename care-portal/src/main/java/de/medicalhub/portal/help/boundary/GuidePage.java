package de.medicalhub.portal.help.boundary;

import de.medicalhub.portal.help.control.GuideShelf;
import de.medicalhub.portal.help.entity.Guide;
import de.medicalhub.portal.identity.CurrentUser;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Speaker;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Help for the work of the reader's role; everybody signed in. */
@Named("guide")
@RequestScoped
public class GuidePage {
    @Inject
    private CurrentUser user;

    @Inject
    private Speaker speaker;

    @Inject
    private GuideShelf shelf;

    @Inject
    private HttpServletRequest request;

    @Inject
    @ConfigProperty(name = "medhub.operator.name")
    private Optional<String> operator;

    @Inject
    @ConfigProperty(name = "medhub.operator.email")
    private Optional<String> email;

    /** Another of the reader's guides: what it is called, and where it is. */
    public record Way(String words, String href) {}

    /** The guide as HTML; empty for a role without one. */
    public String getHtml() {
        return chosen().map(guide -> shelf.html(guide, speaker.getLanguage())).orElse("");
    }

    /** The language of the text: German where there is no other. */
    public String getLanguage() {
        return chosen().filter(guide -> shelf.speaks(guide, speaker.getLanguage()))
                .map(guide -> speaker.getLanguage())
                .orElse(Language.DE)
                .code();
    }

    /** The reader's other guides. */
    public List<Way> getOthers() {
        Optional<Guide> open = chosen();
        return own().stream()
                .filter(guide -> open.filter(guide::equals).isEmpty())
                .map(guide -> new Way(speaker.key("help.guide." + guide.name()), "/help?guide=" + guide.file()))
                .toList();
    }

    /** Who answers questions about the program; empty if the operator has named nobody. */
    public String getContact() {
        return operator.isPresent() && email.isPresent()
                ? speaker.key("help.contact", operator.get(), email.get())
                : "";
    }

    private Optional<Guide> chosen() {
        return Guide.find(request.getParameter("guide"))
                .filter(own()::contains)
                .or(() -> own().stream().findFirst());
    }

    private List<Guide> own() {
        return Guide.of(user.claims().roles());
    }
}
