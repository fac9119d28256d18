@NullMarked
package de.medicalhub.portal.settings;

import org.jspecify.annotations.NullMarked;
