package de.medicalhub.fhir.engine.control;

import com.ctc.wstx.stax.WstxInputFactory;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Looks through a body before the engine builds anything of it, in one pass and without keeping it: whether it is UTF-8,
 * not deeper and not of more parts than any true record, and says nothing twice. What the engine would make of some dozen
 * megabytes of tiny parts fills the memory of the server.
 */
public final class BodyCheck {
    /** A whole life's record of the public test data is 1.3 MB; what is larger comes by import, line by line. */
    public static final int MOST_BYTES = 32 * 1024 * 1024;

    /** That record has some 57,000. */
    static final int MOST_TOKENS = 1_000_000;

    /** True records stay under twenty. */
    static final int DEEPEST = 100;

    /** U+FEFF in UTF-8. */
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private static final int CHUNK = 8 * 1024;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxTokenCount(MOST_TOKENS)
                    .maxStringLength(MOST_BYTES)
                    .maxNumberLength(MOST_BYTES)
                    .build())
            .build();
    private static final XMLInputFactory XML = xml();

    /** The two ways to write FHIR. */
    public enum Format {
        JSON,
        XML
    }

    private BodyCheck() {}

    /**
     * The body without a byte order mark before it, which some editors write: XML has it read over (appendix F), JSON lets it be
     * (RFC 8259, 8.1), and the engine takes it for a character of the body.
     */
    public static byte[] withoutMark(byte[] body) {
        boolean marked = body.length >= MARK.length && Arrays.equals(body, 0, MARK.length, MARK, 0, MARK.length);
        return marked ? Arrays.copyOfRange(body, MARK.length, body.length) : body;
    }

    /** Why the body is refused; empty if the engine may read it. What is not well-formed is left for the engine to say. */
    public static Optional<BodyFault> refusal(byte[] body, Format format) {
        if (!isUtf8(body)) {
            return Optional.of(BodyFault.NOT_UTF_8);
        }
        return format == Format.JSON ? json(body) : xml(body);
    }

    private static boolean isUtf8(byte[] body) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(body);
        CharBuffer characters = CharBuffer.allocate(CHUNK);
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            characters.clear();
            result = decoder.decode(bytes, characters, true);
        }
        return !result.isError();
    }

    private static Optional<BodyFault> json(byte[] body) {
        try (JsonParser parser = JSON.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                Optional<BodyFault> fault = JsonParts.fault(parser, token);
                if (fault.isPresent()) {
                    return fault;
                }
            }
            return Optional.empty();
        } catch (StreamConstraintsException tooMuch) {
            return Optional.of(BodyFault.TOO_MANY_PARTS);
        } catch (IOException notWellFormed) {
            String message = String.valueOf(notWellFormed.getMessage());
            return message.startsWith("Duplicate field") ? Optional.of(BodyFault.TWICE) : Optional.empty();
        }
    }

    private static Optional<BodyFault> xml(byte[] body) {
        XmlParts parts = new XmlParts();
        try {
            XMLStreamReader reader = XML.createXMLStreamReader(new ByteArrayInputStream(body), "UTF-8");
            Optional<BodyFault> fault = Optional.empty();
            while (fault.isEmpty() && reader.hasNext()) {
                fault = parts.fault(reader, reader.next());
            }
            return fault;
        } catch (XMLStreamException notWellFormed) {
            return Optional.empty();
        }
    }

    private static XMLInputFactory xml() {
        // The engine's own one: the JDK's fails on some faulty document types (found by BodyFuzz).
        XMLInputFactory factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        return factory;
    }
}
