package de.medicalhub.fhir.engine.control;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import de.medicalhub.fhir.NumberSize;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.Objects;
import java.util.Optional;

/** What is wrong with one part of a JSON body. */
final class JsonParts {
    private JsonParts() {}

    /** The fault of the part that the parser has just read. */
    static Optional<BodyFault> fault(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case FIELD_NAME -> ofText(parser);
            case VALUE_STRING -> {
                Optional<BodyFault> fault = ofText(parser);
                yield fault.isPresent() || !isDecimal(parser) ? fault : ofNumber(parser);
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> ofNumber(parser);
            default -> Optional.empty();
        };
    }

    private static Optional<BodyFault> ofNumber(JsonParser parser) throws IOException {
        return isLarge(parser) ? Optional.of(BodyFault.NUMBER) : Optional.empty();
    }

    private static boolean isLarge(JsonParser parser) throws IOException {
        return NumberSize.isExceededBy(
                CharBuffer.wrap(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength()));
    }

    private static Optional<BodyFault> ofText(JsonParser parser) throws IOException {
        char[] characters = parser.getTextCharacters();
        int end = parser.getTextOffset() + parser.getTextLength();
        for (int i = parser.getTextOffset(); i < end; i++) {
            if (characters[i] == 0) {
                return Optional.of(BodyFault.NUL);
            }
            if (Character.isSurrogate(characters[i])) {
                boolean pair = i + 1 < end && Character.isSurrogatePair(characters[i], characters[i + 1]);
                if (!pair) {
                    return Optional.of(BodyFault.HALF_CHARACTER);
                }
                i++;
            }
        }
        return Optional.empty();
    }

    /** The engine takes a decimal in quotes, too. The names are asked last: they are not known until somebody needs them. */
    private static boolean isDecimal(JsonParser parser) throws IOException {
        if (!isLarge(parser)) {
            return false;
        }
        JsonStreamContext element = outOfLists(parser.getParsingContext());
        JsonStreamContext parent = element.inRoot() ? element : outOfLists(element.getParent());
        return DecimalElements.contain(name(parent), name(element));
    }

    private static JsonStreamContext outOfLists(JsonStreamContext context) {
        JsonStreamContext element = context;
        while (element.inArray()) {
            element = element.getParent();
        }
        return element;
    }

    private static String name(JsonStreamContext context) {
        return Objects.requireNonNullElse(context.getCurrentName(), "");
    }
}
