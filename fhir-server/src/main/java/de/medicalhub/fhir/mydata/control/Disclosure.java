package de.medicalhub.fhir.mydata.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;

/** Puts everything about a patient into plain words, as one page of XHTML to be printed. */
@Component
public class Disclosure {
    private final Clock clock;

    /** Says the day by this clock. */
    public Disclosure(Clock clock) {
        this.clock = clock;
    }

    /**
     * The page.
     *
     * @param language German or English
     */
    public String page(MyData.Everything all, Locale language) {
        Words words = new Words(language);
        Names names = new Names(
                Stream.concat(all.resources().stream(), all.named().stream()).toList());
        Patient patient = (Patient) all.resources().get(0);
        String name = Names.of(patient.getNameFirstRep());
        Html html = new Html();
        html.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .raw("<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"" + words.tag() + "\"><head>")
                .element("title", "", words.say("title") + " – " + name)
                .raw("<meta name=\"description\" content=\"" + html.escape(words.say("subtitle")) + "\"/>")
                .raw("<style>" + style(words) + "</style>")
                .raw("</head><body>");
        head(html, words, name);
        new PersonPart(words, names).write(html, patient, all.resources());
        new CarePart(words, names).write(html, all.resources());
        new MedicalPart(words, names).write(html, all.resources());
        new PapersPart(words, names).write(html, all.resources());
        new AccessPart(words, names).write(html, all, patient);
        if (html.words().isRomanized()) {
            html.element("p", "letters", words.say("romanized"));
        }
        if (html.words().isIncomplete()) {
            html.element("p", "letters", words.say("boxes"));
        }
        return html.raw("</body></html>").toString();
    }

    private void head(Html html, Words words, String name) {
        html.element("p", "brand", "Medical Hub")
                .element("h1", "", words.say("title"))
                .element("p", "subtitle", words.say("subtitle"))
                .raw("<div class=\"box\">")
                .element("p", "for", words.say("for", name, words.day(clock.instant())))
                .element("p", "", words.say("what"))
                .element("p", "", words.say("rights"))
                .raw("</div>");
    }

    /** The words at the foot of each page stand in the style. */
    private static String style(Words words) {
        try (InputStream style = Disclosure.class.getResourceAsStream("/de/medicalhub/fhir/mydata/disclosure.css")) {
            if (style == null) {
                throw new IOException("The style is missing");
            }
            return new String(style.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("$footer", words.say("footer"))
                    .replace("$page", words.say("page"))
                    .replace("$of", words.say("of"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
