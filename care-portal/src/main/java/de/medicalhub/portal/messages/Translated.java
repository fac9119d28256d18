package de.medicalhub.portal.messages;

import de.medicalhub.portal.wording.Language;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;

/** Words that the hub has written, in German and with a translation, so that each reader has the own language (G10); pure. */
public final class Translated {
    private static final String TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation";

    private Translated() {}

    public static StringType of(String german, String english) {
        StringType words = new StringType(german.strip());
        Extension translation = words.addExtension().setUrl(TRANSLATION);
        translation.addExtension("lang", new CodeType(Language.EN.code()));
        translation.addExtension("content", new StringType(english.strip()));
        return words;
    }

    /** The translation if there is one, else as it was written. */
    public static String in(Language language, StringType words) {
        return words.getExtensionsByUrl(TRANSLATION).stream()
                .filter(one ->
                        primitive(one, "lang").filter(language.code()::equals).isPresent())
                .flatMap(one -> primitive(one, "content").stream())
                .findFirst()
                .orElseGet(() -> Objects.requireNonNullElse(words.getValue(), ""));
    }

    private static Optional<String> primitive(Extension translation, String part) {
        return Optional.ofNullable(translation.getExtensionByUrl(part))
                .map(Extension::getValue)
                .map(value -> value.primitiveValue());
    }
}
