package org.tallyman.fleet;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.tallyman.platform.Finder;

/** Finds assets that the caller may see by part of their code or name. */
@ApplicationScoped
class AssetFinder implements Finder {

    private final AssetAccess assets;

    AssetFinder(AssetAccess assets) {
        this.assets = assets;
    }

    @Override
    public List<Found> find(String word, int limit) {
        return assets.after("", word, limit).stream()
                .map(asset -> new Found("Asset", asset.name(), asset.code(), "/assets/" + asset.code()))
                .toList();
    }
}
