/** The register of IT and OT: list, one asset, adding. */
export { AssetPage } from './asset-page.tsx';
export { AssetsPage } from './assets-page.tsx';
