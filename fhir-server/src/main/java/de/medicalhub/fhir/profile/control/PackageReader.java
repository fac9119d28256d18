package de.medicalhub.fhir.profile.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.medicalhub.fhir.profile.entity.Manifest;
import de.medicalhub.fhir.profile.entity.PackageId;
import de.medicalhub.fhir.profile.entity.Version;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Reads one FHIR NPM package (.tgz). Only the folder {@code package} itself counts; examples and what other tools need are
 * not loaded.
 */
final class PackageReader {
    /** What validation and terminology ask for. */
    static final Set<String> USED = Set.of("StructureDefinition", "ValueSet", "CodeSystem", "ConceptMap");

    private static final String FOLDER = "package/";
    private static final String MANIFEST = FOLDER + "package.json";
    private static final String JSON = ".json";
    private static final Set<String> OF_INTEREST =
            Set.of("resourceType", "url", "version", "fhirVersion", "kind", "derivation", "type");
    private static final String R4 = "4.";
    private static final int LARGEST_RESOURCE = 64 << 20;

    private final JsonFactory json = new JsonFactory();
    private final ObjectMapper mapper = new ObjectMapper();

    /**
     * @param file its name, for the report
     * @throws IOException also if it is no package
     */
    FhirPackage read(String file, InputStream in) throws IOException {
        MessageDigest digest = sha256();
        Map<String, byte[]> files = new TreeMap<>();
        List<String> leftOut = new ArrayList<>();
        try (DigestInputStream counted = new DigestInputStream(in, digest)) {
            unpack(counted, files, leftOut);
            counted.transferTo(java.io.OutputStream.nullOutputStream());
        }
        byte[] described = files.remove(MANIFEST);
        if (described == null) {
            throw new IOException("No package/package.json in " + file);
        }
        Manifest manifest = manifest(mapper.readTree(described));
        List<PackageResource> resources = new ArrayList<>();
        Map<String, Integer> otherTypes = new TreeMap<>();
        for (Map.Entry<String, byte[]> each : files.entrySet()) {
            add(manifest.id(), each, resources, leftOut, otherTypes);
        }
        otherTypes.forEach((type, count) -> leftOut.add(count + " × " + type + ": not used"));
        return new FhirPackage(manifest, file, HexFormat.of().formatHex(digest.digest()), resources, leftOut);
    }

    private static void unpack(InputStream in, Map<String, byte[]> files, List<String> leftOut) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(new GzipCompressorInputStream(in));
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            String name = entry.getName().replaceFirst("^\\./", "");
            boolean counts = entry.isFile() && name.startsWith(FOLDER) && name.indexOf('/', FOLDER.length()) < 0;
            if (!counts || name.startsWith(FOLDER + ".")) {
                continue;
            }
            if (!name.endsWith(JSON)) {
                leftOut.add(name.substring(FOLDER.length()) + ": no JSON");
            } else if (entry.getSize() > LARGEST_RESOURCE) {
                leftOut.add(name.substring(FOLDER.length()) + ": larger than 64 MiB");
            } else {
                files.put(name, tar.readAllBytes());
            }
        }
    }

    private void add(
            PackageId origin,
            Map.Entry<String, byte[]> file,
            List<PackageResource> resources,
            List<String> leftOut,
            Map<String, Integer> otherTypes) {
        String name = file.getKey().substring(FOLDER.length());
        try {
            Map<String, String> head = head(file.getValue());
            String type = head.getOrDefault("resourceType", "");
            if (!USED.contains(type)) {
                otherTypes.merge(type.isEmpty() ? "file that is no resource" : type, 1, Integer::sum);
            } else if (!head.containsKey("url")) {
                leftOut.add(name + ": has no url");
            } else if (!head.getOrDefault("fhirVersion", R4).startsWith(R4)) {
                leftOut.add(name + ": is for FHIR " + head.get("fhirVersion"));
            } else {
                resources.add(new PackageResource(origin, head, file.getValue()));
            }
        } catch (IOException e) {
            leftOut.add(name + ": cannot be read as JSON");
        }
    }

    /** The plain fields of the resource itself; what is nested is passed over. */
    private Map<String, String> head(byte[] resource) throws IOException {
        Map<String, String> found = new HashMap<>();
        try (JsonParser parser = json.createParser(withoutMark(resource))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return found;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value == JsonToken.VALUE_STRING && OF_INTEREST.contains(field)) {
                    found.put(field, parser.getText());
                }
                parser.skipChildren();
            }
        }
        return found;
    }

    private static byte[] withoutMark(byte[] text) {
        boolean marked = text.length > 2 && text[0] == (byte) 0xEF && text[1] == (byte) 0xBB && text[2] == (byte) 0xBF;
        return marked ? java.util.Arrays.copyOfRange(text, 3, text.length) : text;
    }

    private static Manifest manifest(JsonNode described) throws IOException {
        String name = described.path("name").asText();
        String version = described.path("version").asText();
        if (name.isEmpty() || version.isEmpty()) {
            throw new IOException("package.json names no package and version");
        }
        Map<String, Version> dependencies = new LinkedHashMap<>();
        described
                .path("dependencies")
                .properties()
                .forEach(dependency -> dependencies.put(
                        dependency.getKey(), new Version(dependency.getValue().asText())));
        return new Manifest(new PackageId(name, new Version(version)), dependencies);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
