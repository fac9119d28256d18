package de.medicalhub.portal.scripts.boundary;

import de.medicalhub.portal.scripts.control.WidgetScript;
import jakarta.faces.application.Resource;
import jakarta.faces.application.ResourceHandler;
import jakarta.faces.application.ResourceHandlerWrapper;
import jakarta.faces.application.ResourceWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Delivers PrimeFaces' scripts as far as pages use them (J1); everybody, as all styles and scripts. */
public class WidgetResourceProvider extends ResourceHandlerWrapper {
    private static final String LIBRARY = "primefaces";

    private final Map<String, byte[]> cut = new ConcurrentHashMap<>();

    /** For Faces, which chains handlers by this constructor. */
    public WidgetResourceProvider(ResourceHandler wrapped) {
        super(wrapped);
    }

    @Override
    public @Nullable Resource createResource(String name, String library) {
        return lighter(super.createResource(name, library), name, library);
    }

    @Override
    public @Nullable Resource createResource(String name, String library, String contentType) {
        return lighter(super.createResource(name, library, contentType), name, library);
    }

    private @Nullable Resource lighter(@Nullable Resource found, @Nullable String name, @Nullable String library) {
        return found != null && name != null && LIBRARY.equals(library) && WidgetScript.CUT.contains(name)
                ? new Cut(found, name)
                : found;
    }

    private final class Cut extends ResourceWrapper {
        private final String name;

        Cut(Resource whole, String name) {
            super(whole);
            this.name = name;
        }

        @Override
        public InputStream getInputStream() throws IOException {
            byte[] known = cut.get(name);
            if (known == null) {
                try (InputStream whole = getWrapped().getInputStream()) {
                    known = WidgetScript.cut(name, new String(whole.readAllBytes(), StandardCharsets.UTF_8))
                            .getBytes(StandardCharsets.UTF_8);
                }
                cut.put(name, known);
            }
            return new ByteArrayInputStream(known);
        }
    }
}
