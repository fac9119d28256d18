package de.medicalhub.common.architecture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What web.xml says of sign-in (Jakarta Servlet 6.0, 13.8: the best match of the URL patterns counts). */
final class SecurityConstraints {
    private final Map<String, Boolean> signInByPattern = new TreeMap<>();

    private SecurityConstraints() {}

    static SecurityConstraints ofThisModule() {
        SecurityConstraints constraints = new SecurityConstraints();
        try {
            Element web = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(Path.of("src/main/webapp/WEB-INF/web.xml").toFile())
                    .getDocumentElement();
            elements(web, "security-constraint").forEach(constraints::add);
            return constraints;
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("web.xml cannot be read", e);
        }
    }

    private void add(Element constraint) {
        boolean signIn = elements(constraint, "auth-constraint").findAny().isPresent();
        elements(constraint, "url-pattern")
                .forEach(pattern -> signInByPattern.put(pattern.getTextContent().strip(), signIn));
    }

    /** Whether the address is for signed-in people only. */
    boolean askForSignIn(String address) {
        return signInByPattern.entrySet().stream()
                .filter(entry -> matches(entry.getKey(), address))
                .max(Comparator.comparingInt(entry -> entry.getKey().length()))
                .map(Map.Entry::getValue)
                .orElse(false);
    }

    private static boolean matches(String pattern, String address) {
        if (!pattern.endsWith("/*")) {
            return pattern.equals(address);
        }
        String folder = pattern.substring(0, pattern.length() - 2);
        return address.equals(folder) || address.startsWith(folder + "/");
    }

    private static Stream<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i));
    }
}
