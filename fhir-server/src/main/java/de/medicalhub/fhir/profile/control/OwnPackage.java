package de.medicalhub.fhir.profile.control;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** The resources of the package that the product ships. */
@Component
public class OwnPackage {
    private static final String FOLDER = "package/";
    private static final String EXAMPLES = "example/";

    private final FhirContext context;

    OwnPackage(FhirContext context) {
        this.context = context;
    }

    /** Those of these types, without the examples, each with a fixed id. */
    public List<Resource> resources(List<String> types) throws IOException {
        List<Resource> resources = new ArrayList<>();
        for (Map.Entry<String, String> file : files().entrySet()) {
            if (!file.getKey().startsWith(EXAMPLES) && types.contains(typeOf(file.getValue()))) {
                resources.add((Resource) context.newJsonParser().parseResource(file.getValue()));
            }
        }
        return resources;
    }

    /** All files by their name inside the package. */
    static Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (InputStream in = PackageShelf.openOwn();
                TarArchiveInputStream tar = new TarArchiveInputStream(new GzipCompressorInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(
                        entry.getName().substring(FOLDER.length()),
                        new String(tar.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private static String typeOf(String json) throws IOException {
        JsonNode resource = new ObjectMapper().readTree(json);
        return resource.path("resourceType").asText();
    }
}
